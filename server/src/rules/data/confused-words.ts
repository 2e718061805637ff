import type { Validity } from '../report-date.ts';

/** A written form that is a mistake wherever it matches. */
export interface ConfusedWord extends Validity {
  wrong: string;
  right: string;
  /** Matches directly before or behind `wrong`, on folded text, where its characters belong to other words. */
  unlessBefore?: RegExp;
  unlessAfter?: RegExp;
  /** Where the wrong form is tolerated by dictionaries, so that it is no more than a hint. */
  tolerated?: true;
}

/** The table of variant forms came into force on 31 March 2002. */
const STANDARDISED = '2002-03';

/**
 * Confused words that are certain: 《现代汉语词典》 (7th edition) has only the right form, or
 * 《第一批异形词整理表》 (GF 1001—2001) recommends it. Pairs whose members both have their place (制定/制订, 做/作,
 * 反映/反应, 度过/渡过, 必须/必需) are left out.
 */
export const CONFUSED_WORDS: readonly ConfusedWord[] = [
  // Characters that look or sound alike.
  { wrong: '急待解决', right: '亟待解决' },
  { wrong: '急待加强', right: '亟待加强' },
  { wrong: '急待提高', right: '亟待提高' },
  { wrong: '急待提升', right: '亟待提升' },
  { wrong: '急待完善', right: '亟待完善' },
  { wrong: '急待破解', right: '亟待破解' },
  { wrong: '急待突破', right: '亟待突破' },
  { wrong: '急待改善', right: '亟待改善' },
  { wrong: '布署', right: '部署', unlessBefore: /[发公颁宣]$/, unlessAfter: /^名/ },
  { wrong: '坐阵', right: '坐镇' },
  { wrong: '渡假', right: '度假', unlessBefore: /过$/ },
  { wrong: '欢渡春节', right: '欢度春节' },
  { wrong: '辐涉', right: '辐射' },
  { wrong: '幅射', right: '辐射' },
  { wrong: '松驰', right: '松弛' },
  { wrong: '震憾', right: '震撼' },
  { wrong: '气慨', right: '气概' },
  { wrong: '亲睐', right: '青睐' },
  { wrong: '粗旷', right: '粗犷' },
  { wrong: '浮燥', right: '浮躁' },
  { wrong: '急燥', right: '急躁' },
  { wrong: '枯躁', right: '枯燥' },
  { wrong: '气侯', right: '气候' },
  { wrong: '侯补委员', right: '候补委员' },
  { wrong: '疏菜', right: '蔬菜' },
  { wrong: '蔬导', right: '疏导' },
  { wrong: '国藉', right: '国籍' },
  { wrong: '书藉', right: '书籍' },
  { wrong: '慰籍', right: '慰藉' },
  { wrong: '选拨', right: '选拔', unlessAfter: /^[付款给出]/ },
  { wrong: '平均海拨', right: '平均海拔' },
  { wrong: '毕竞', right: '毕竟' },
  { wrong: '竟争', right: '竞争', unlessBefore: /[究毕]$/, unlessAfter: /^[取得]/ },
  { wrong: '竟赛', right: '竞赛', unlessBefore: /[究毕]$/, unlessAfter: /^过/ },
  { wrong: '针贬', right: '针砭' },
  { wrong: '砥励', right: '砥砺' },
  { wrong: '精神涣发', right: '精神焕发' },
  { wrong: '涣然一新', right: '焕然一新' },
  { wrong: '园满完成', right: '圆满完成', unlessBefore: /[公校家花果田庄茶游乐林产业]$/ },
  { wrong: '园满成功', right: '圆满成功' },
  // Set phrases.
  { wrong: '一愁莫展', right: '一筹莫展' },
  { wrong: '一如继往', right: '一如既往' },
  { wrong: '一诺千斤', right: '一诺千金' },
  { wrong: '再接再励', right: '再接再厉' },
  { wrong: '再接再历', right: '再接再厉' },
  { wrong: '按步就班', right: '按部就班' },
  { wrong: '迫不急待', right: '迫不及待' },
  { wrong: '重蹈复辙', right: '重蹈覆辙' },
  { wrong: '竭泽而鱼', right: '竭泽而渔' },
  { wrong: '不径而走', right: '不胫而走' },
  { wrong: '别出新裁', right: '别出心裁' },
  { wrong: '默守成规', right: '墨守成规' },
  { wrong: '走头无路', right: '走投无路' },
  { wrong: '甘败下风', right: '甘拜下风' },
  { wrong: '穿流不息', right: '川流不息' },
  { wrong: '名列前矛', right: '名列前茅' },
  { wrong: '兴高彩烈', right: '兴高采烈' },
  { wrong: '融汇贯通', right: '融会贯通' },
  { wrong: '相辅相承', right: '相辅相成' },
  { wrong: '鼎立相助', right: '鼎力相助' },
  { wrong: '出奇不意', right: '出其不意' },
  { wrong: '永往直前', right: '勇往直前' },
  { wrong: '披荆斩刺', right: '披荆斩棘' },
  { wrong: '众志成诚', right: '众志成城' },
  { wrong: '契而不舍', right: '锲而不舍' },
  { wrong: '坚韧不拨', right: '坚韧不拔' },
  { wrong: '坚忍不拨', right: '坚忍不拔' },
  { wrong: '不遗余利', right: '不遗余力' },
  { wrong: '义不容词', right: '义不容辞' },
  { wrong: '责无旁代', right: '责无旁贷' },
  { wrong: '殚精极虑', right: '殚精竭虑' },
  { wrong: '如火如茶', right: '如火如荼' },
  { wrong: '因地治宜', right: '因地制宜' },
  { wrong: '既往开来', right: '继往开来' },
  { wrong: '振聋发馈', right: '振聋发聩' },
  { wrong: '滥芋充数', right: '滥竽充数' },
  { wrong: '草管人命', right: '草菅人命' },
  { wrong: '好高鹜远', right: '好高骛远' },
  { wrong: '趋之若骛', right: '趋之若鹜' },
  { wrong: '首曲一指', right: '首屈一指' },
  { wrong: '事半攻倍', right: '事半功倍' },
  // Variant forms that the table rejects.
  { wrong: '帐户', right: '账户', from: STANDARDISED, unlessBefore: /[营蚊军]$/ },
  { wrong: '帐目', right: '账目', from: STANDARDISED, unlessAfter: /^前/ },
  { wrong: '帐本', right: '账本', from: STANDARDISED, unlessAfter: /^[身来]/ },
  { wrong: '帐单', right: '账单', from: STANDARDISED, unlessBefore: /蚊$/ },
  { wrong: '台帐', right: '台账', from: STANDARDISED, unlessBefore: /平$/, unlessAfter: /^[户号篷]/ },
  { wrong: '结帐', right: '结账', from: STANDARDISED, unlessAfter: /^篷/ },
  { wrong: '成份', right: '成分', from: STANDARDISED, unlessBefore: /[完形达组促]$/, unlessAfter: /^[额数量]/ },
  { wrong: '水份', right: '水分', from: STANDARDISED, unlessAfter: /^[额数量]/ },
  { wrong: '缘份', right: '缘分', from: STANDARDISED },
  { wrong: '充份', right: '充分', from: STANDARDISED, unlessBefore: /[补扩填]$/, unlessAfter: /^[额数量]/ },
  { wrong: '大部份', right: '大部分', from: STANDARDISED, unlessAfter: /^[额数量]/ },
  { wrong: '百份之', right: '百分之' },
  { wrong: '身分证', right: '身份证', from: STANDARDISED },
  { wrong: '反覆', right: '反复', from: STANDARDISED },
  { wrong: '答覆', right: '答复', from: STANDARDISED },
  { wrong: '其它', right: '其他', from: STANDARDISED, tolerated: true },
];
