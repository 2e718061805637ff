import type { Random } from '../../accuracy/random.ts';
import { corpusFiles } from '../../corpus/corpus.ts';

/** What generated reports are made of. */
export interface Phrases {
  /** Whether they come from published reports. */
  readonly real: boolean;
  /** A clause without punctuation. */
  clause(random: Random): string;
  /** A title without a marker. */
  title(random: Random): string;
}

/** The phrases of the published reports where the corpus is at hand, composed ones elsewhere. */
export function phrases(): Phrases {
  const texts = [...corpusFiles('seeds'), ...corpusFiles('reports')].map(({ text }) => text);
  return texts.length > 0 ? publishedPhrases(texts) : composedPhrases();
}

/** A clause that can stand anywhere: no ordinal before it, nothing paired inside it. */
const CLAUSE = /^(?![一二三四五六七八九十第]|其[一二三四])[\p{Script=Han}][\p{Script=Han}\d.%]{5,39}$/u;

/** The title of a heading that stands on a line of its own. */
const TITLE =
  /^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])(\p{Script=Han}{6,20})$/gmu;

function publishedPhrases(texts: readonly string[]): Phrases {
  const clauses = [
    ...new Set(texts.flatMap((text) => text.split(/[，。；！？、,;!?：:\s]/).filter((part) => CLAUSE.test(part)))),
  ];
  const titles = [...new Set(texts.flatMap((text) => [...text.matchAll(TITLE)].map(([, title = '']) => title)))];
  return {
    real: true,
    clause: (random) => withOtherDigits(random.pick(clauses) as string, random),
    title: (random) => random.pick(titles) as string,
  };
}

/** The clause with other figures, so that it is not the same sentence wherever it is drawn. */
function withOtherDigits(clause: string, random: Random): string {
  return clause.replace(/\d+/g, (digits) => {
    const drawn = [...digits].map((_, i) => (i === 0 ? 1 + random.below(9) : random.below(10)));
    // Years stay years: what is no year would be read as a misprint.
    return /^(?:19|20)\d\d$/.test(digits) ? String(2015 + random.below(12)) : drawn.join('');
  });
}

const MANNERS =
  '扎实 稳步 持续 深入 全面 加快 大力 着力 统筹 积极 有序 系统 精准 切实 不断 主动 全力 协同 分类 优先'.split(' ');
const DEEDS =
  '推进 完善 提升 优化 夯实 拓展 健全 落实 强化 培育 改善 保障 整治 修复 建设 改造 开展 规范 延伸 盘活'.split(' ');
const PLACES =
  '城北片区 沿河乡镇 高山村组 老旧小区 工业园区 中心城区 东部新城 边远牧区 库区两岸 铁路沿线 十个街道 南山林场 渔港码头 各类学校 基层站所 龙头企业 乡村集市 口岸通道 城乡接合部 重点流域'.split(
    ' ',
  );
const MATTERS =
  '供水管网 道路养护 托育服务 养老机构 冷链仓储 灌溉渠系 村级医疗 课后照料 公共交通 污水处理 防汛设施 图书流动 消防通道 就业培训 技能评价 电商物流 种业基地 林下经济 数字档案 停车设施 应急广播 文物保护 菜篮供应 危房改造 燃气安全 校舍加固 残疾帮扶 体育场地 水土保持 垃圾分类'.split(
    ' ',
  );
const MEASURES =
  '长效管护 结对帮扶 以奖代补 一网通办 分片包干 联合验收 全程代办 定期会商 动态清零 挂图作战 错峰运行 集中攻坚 逐户核查 公开承诺 综合评估'.split(
    ' ',
  );

/** Clauses of made-up words: four million of them, so that two paragraphs are alike only on purpose. */
function composedPhrases(): Phrases {
  const word = (bank: readonly string[], random: Random) => random.pick(bank) as string;
  return {
    real: false,
    clause: (random) => {
      const core = `${word(MANNERS, random)}${word(DEEDS, random)}${word(PLACES, random)}${word(MATTERS, random)}`;
      return random.below(2) === 0 ? core : `${core}${word(MEASURES, random)}`;
    },
    title: (random) => `${word(MANNERS, random)}${word(DEEDS, random)}${word(PLACES, random)}${word(MATTERS, random)}`,
  };
}
