import { describe, expect, it } from 'vitest';
import { markedBy } from './marking.ts';

/** Each case by its cause; `⟦…⟧` is what the rule must find, and all that it may find. */
const CASES: Record<string, Record<string, string>> = {
  'approx-redundant': {
    'about … or so': '新修渠道⟦约30公里左右⟧，植树⟦近百亩左右⟧。',
    'more than … and above': '投资⟦超过10亿元以上⟧，惠及⟦至少3个以上⟧乡镇。',
    'more than … odd': '入驻企业⟦逾500余⟧家，收入⟦超2亿多⟧元。',
    'as many as … that many': '参与群众⟦多达三千人之多⟧。',
    'half-width and full-width figures alike': '投资⟦超过１０亿元以上⟧。',
    'blanks around the figure': '投资⟦超过 10 亿元以上⟧。',
    'reaching a value and above': '合格率达到98%以上，绿化率达60%以上。',
    'one approximation only': '植树三千多棵，新修公路约30公里，投资5亿元以上，户均增收2000元左右。',
    'enterprises above a size': '新增超50家规模以上企业，近百家限额以上商户。',
    'projects of a size': '开工近百个亿元以上项目，签约20个5000万元以上项目。',
    'saving, signing and nearby are other words':
      '节约100万元以上，签约20亿元以上，附近3公里以内停车方便，达不到60%以上的要整改。',
    'recent years': '近十余年来，近3年左右的时间里，水质逐年好转。',
    'firms up and down the chain': '带动近百家上下游企业。',
    'infants below an age': '惠及超5万名3岁以下婴幼儿。',
    'a slogan that is only cited': '讨论了“近百亩左右”的说法。',
  },
  'decrease-by-multiple': {
    'a fall in multiples': '能耗⟦下降2倍⟧，时间⟦缩短了近三倍⟧，成本⟦降低1.5倍⟧。',
    'a rise in multiples': '产量增长2倍，比上年多出三倍。',
    'a fall to a fraction': '能耗降低到原来的1/2，面积压减到三分之一。',
    'a fall and a rise in one sentence': '成本降低，效率提高2倍。',
    'a ratio between groups': '城乡收入差距缩小到2.1倍。',
  },
  'percent-vs-point': {
    'a share that rises': '入园幼儿⟦占比提升2.5%⟧，⟦覆盖率提高了3%⟧，⟦城镇化率比上年提高1.2%⟧。',
    'growth compared with an average': '工业⟦增速高于全市平均2.1%⟧。',
    'the value that was reached': '覆盖率提高到96%，占比上升至12%，普及率提高为93%。',
    'percentage points': '占比提升2.5个百分点，城镇化率提高1.2个百分点。',
    'productivity is an amount, not a share': '全员劳动生产率提高10%，容积率提高20%。',
    'rates whose fall is relative by custom': '刑事案件发案率下降12%，事故死亡率下降30%。',
    'a standard that is raised': '低保标准提高8%，平均工资增长5%。',
    'a bound': '合格率高于95%，失业率低于5%。',
    'interest that falls by a share of itself': '贷款利率同比下降20%。',
  },
  'percent-range': {
    'per cent once': '预计增速⟦6-7%⟧，占比⟦10～15%⟧。',
    'ten thousands once': '新增岗位⟦5—10万⟧个。',
    'both written out': '预计增速6%～7%，新增岗位5万—10万个。',
    years: '规划期2021-2035年，投资10亿元。',
    'counted things': '新建2-3家医院，为期3-5年。',
    'a telephone number': '热线0571-8765万事通。',
    'a line that counts down': '比分3-1，占40%。',
  },
  'numeral-mixed': {
    'thousands and hundreds': '⟦5千⟧名党员，⟦3百⟧多亩苗圃，⟦8千⟧万元资金。',
    'units that begin with 千': '35千伏变电站，20千瓦，10千米，50千克，3千兆网络，500千瓦时。',
    'names behind a year': '入选2024百强县、2023十大案例。',
    'ten thousands': '5万亩，3亿元，12万千瓦。',
    'Chinese numerals throughout': '五千名党员，三百多亩苗圃。',
  },
  'year-zero-form': {
    零: '展望⟦二零三五⟧年。',
    'letter and figure': '始于⟦二O二四⟧年，⟦二0二五⟧年竣工。',
    〇: '展望二〇三五年，始于一九九〇年。',
    'a quantity': '三千零五十年历史，二百零八年。',
    'the circle of older typesetting': '二○二四年竣工。',
  },
  'year-abbreviated': {
    'part of a year': '⟦23年⟧底通车，⟦24年⟧8月竣工，⟦22年⟧度考核优秀，⟦21年⟧上半年开工。',
    'a number of years in a row': '粮食连续23年丰收，连续10年年初开工。',
    'a length of time': '历时10年3个月，近15年来，用20年初步建成，过去30年底子薄。',
    'other words that begin alike': '奋斗15年初见成效，积淀30年底蕴深厚。',
    'four figures': '2023年底通车，2024年8月竣工。',
    'the 1980s': '上世纪80年代末建成。',
  },
  'date-invalid': {
    'no such month or day': '⟦2024年13月⟧开工，⟦2月30日⟧竣工，⟦11月31日⟧验收，⟦5月0日⟧停工。',
    'no leap year': '⟦2023年2月29日⟧开工，2024年2月29日竣工，⟦1900年2月29日⟧，2000年2月29日。',
    'a day of an unknown year': '2月29日是志愿服务日。',
    'the last day of the year': '12月31日完工，10月31日验收。',
    'the old calendar': '农历2月30日赶集。',
    'a span of months': '1—12月，18月龄幼儿，为期13个月。',
    'a daily mean': '6月31日均气温偏高。',
  },
  'doc-number-brackets': {
    'square, round and black brackets': '溪政发⟦[2024]⟧1号，溪政办函⟦（2023）⟧12号，溪办字⟦【2022】⟧3号。',
    'the right brackets': '溪政发〔2024〕1号。',
    'a plot of land': '出让（2023）5号地块，溪政发（2023）5号地块。',
    'a year in brackets': '规划（2024）已经印发，见通知（2024年第1号）。',
  },
  'unit-nonstatutory': {
    'units behind figures': '高90⟦公分⟧，八十⟦马力⟧，长三⟦华里⟧，重200多⟦市斤⟧。',
    'the common unit of fields': '流转土地3万亩，收粮500公斤，新修公路20公里。',
    'words that look alike': '开足马力抓生产，求最大公分母。',
  },
};

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  it.each(Object.entries(cases))('%s', (_, fixture) => expect(markedBy(rule, fixture)).toBe(fixture));
});

describe('date-padded', () => {
  const head = '柳溪县关于植树造林工作的报告\n\n一、过去一年工作\n';
  it('finds a date that closes a document', () => {
    expect(markedBy('date-padded', '新造林两万亩。\n⟦2024年03月05日⟧', { head })).toContain('⟦2024年03月05日⟧');
  });
  it('leaves dates inside the text and round months alone', () => {
    const text = '截至2024年03月05日，新造林两万亩。\n2024年10月20日';
    expect(markedBy('date-padded', text, { head })).toBe(text);
  });
});

describe('unit-nonstatutory', () => {
  it('leaves a report of the time before the statutory units alone', () => {
    const text = '修筑堤坝三千公尺。';
    const head = '柳溪县一九五六年工作报告\n\n一、过去一年工作\n';
    expect(markedBy('unit-nonstatutory', text, { head })).toBe(text);
  });
});
