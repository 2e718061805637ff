/** A kind of text that no report is, at which reading or checking may lose its way. */
export interface HostileInput {
  name: string;
  /** Such a text of about `length` UTF-16 units. */
  of(length: number): string;
}

/** `piece` again and again. */
function repeated(name: string, piece: string): HostileInput {
  return { name, of: (length) => piece.repeat(Math.ceil(length / piece.length)) };
}

/** A piece for each number from 1 on. */
function counted(name: string, piece: (number: number) => string): HostileInput {
  return {
    name,
    of(length) {
      const pieces: string[] = [];
      let total = 0;
      for (let number = 1; total < length; number++) {
        pieces.push(piece(number));
        total += (pieces.at(-1) as string).length;
      }
      return pieces.join('');
    },
  };
}

/** `core` with as much of `open` before it as of `close` behind it. */
function nested(name: string, open: string, core: string, close: string): HostileInput {
  return {
    name,
    of(length) {
      const depth = Math.ceil(length / (open.length + close.length));
      return open.repeat(depth) + core + close.repeat(depth);
    },
  };
}

const HAN = '一二三四五六七八九';

/** The last digit of `number` as a Chinese numeral. */
function han(number: number): string {
  return HAN.charAt(number % HAN.length);
}

const CLAUSE = '东岸的桥修通了，';
const SENTENCE = '县里拿出三百万元给每个村修了一间能看病、能取药、能量血压的卫生室。';
/** Long enough to be compared with others. */
const PARAGRAPH = `${SENTENCE}柳溪大桥提前两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜。`;

/** Texts of one line. */
export const HOSTILE_LINES: readonly HostileInput[] = [
  repeated('one marker', '一、'),
  repeated('one bracketed marker', '（一）'),
  repeated('one marker behind a stop', '。1.'),
  repeated('markers behind stops', '。一、（二）3.'),
  counted('markers that count on', (number) => `${number}.修桥铺路。`),
  counted('Chinese markers in turn', (number) => `（${han(number)}）修桥铺路。`),
  repeated('markers that have lost a part', '一)）'),
  counted('items of a list', (number) => `${han(number)}是修桥铺路，`),
  repeated('the first item of a list', '一是'),
  repeated('opening brackets', '（'),
  repeated('closing brackets', '）'),
  nested('nested brackets', '（', '桥', '）'),
  nested('nested quotations', '“', '桥', '”'),
  repeated('opening quotation marks', '“'),
  repeated('closing quotation marks', '”'),
  repeated('pairs of quotation marks', '“桥”'),
  repeated('quoted names with commas between them', '“修桥”、'),
  repeated('straight quotation marks', '"桥'),
  repeated('opening title marks', '《'),
  repeated('note marks', '桥[1]'),
  repeated('digits', '1'),
  repeated('numbers and blanks', '1 '),
  repeated('decimals', '1.'),
  repeated('figures with commas', '1,'),
  repeated('Chinese numerals', '一'),
  repeated('percentages', '1%'),
  repeated('ranges', '1-'),
  repeated('dates', '2023年1月'),
  repeated('round figures', '约1多'),
  repeated('dashes', '—'),
  repeated('hyphens', '-'),
  repeated('dots', '.'),
  repeated('full stops', '。'),
  repeated('commas', '，'),
  repeated('enumeration commas', '、'),
  repeated('question marks', '?'),
  repeated('ampersands', '&'),
  repeated('opening tags', '<br '),
  repeated('comments', '<!--'),
  repeated('Latin letters', 'a'),
  repeated('capitals', 'GDP '),
  repeated('addresses', 'www.a.cn/'),
  repeated('blanks', '　'),
  repeated('tabulators', '\t'),
  repeated('literal line ends', '\\r\\n'),
  repeated('one character', '桥'),
  repeated('one doubled word', '的的'),
  repeated('one clause', CLAUSE),
  repeated('one sentence', SENTENCE),
  repeated('one item of a list', '修桥、'),
  counted('different items of a list', (number) => `修第${number}座桥、`),
  repeated('lone surrogates', '\ud842'),
  repeated('pairs of surrogates', '𠮷'),
  repeated('characters for private use', '\ue000'),
  repeated('characters without width', '桥\u200b'),
  repeated('combining marks', '桥\u0301'),
  repeated('words that point at headings', '第一部分附件1前述（二）'),
];

/** Texts of many lines. */
export const HOSTILE_PAGES: readonly HostileInput[] = [
  repeated('blank lines', '\n'),
  repeated('carriage returns', '\r'),
  repeated('line ends of every kind', '桥\r\n桥\r桥\n'),
  repeated('lines of one character', '桥\n'),
  repeated('lines of blanks', '　\r\n'),
  repeated('one paragraph', `${PARAGRAPH}\n`),
  repeated('two paragraphs in turn', `${PARAGRAPH}\n${PARAGRAPH.replaceAll('三', '五')}\n`),
  counted('paragraphs that differ in a number', (number) => `${PARAGRAPH}${number}\n`),
  counted(
    'paragraphs that differ in one word',
    (number) => `${number}${PARAGRAPH.replace('东岸', `第${number}号岸`)}\n`,
  ),
  repeated('one heading', '一、修桥\n'),
  counted('headings that count on', (number) => `${number}.修桥\n`),
  counted('headings at odds', (number) => `（${han(number * 7)}）修桥铺路。\n`),
  counted(
    'headings of every style',
    (number) => `${['一、', '（二）', '3.', '（4）', '⑤'][number % 5]}修桥${number}\n`,
  ),
  counted('headings ever deeper', (number) => `${'1.'.repeat(1 + (number % 9))}1 修桥${number}\n`),
  counted('headings with their text', (number) => `（${han(number)}）修桥铺路。${SENTENCE}\n`),
  counted('unnumbered headings', (number) => `修桥${number}\n${SENTENCE}\n`),
  counted(
    'entries of a glossary',
    (number) => `${number === 1 ? '名词解释\n' : ''}${number}.桥${number}：指第${number}座桥。\n`,
  ),
  repeated('one entry of a glossary', '1.双桥：指南北两座桥。\n'),
  counted(
    'entries that define one term',
    (number) => `${number === 1 ? '名词解释\n' : ''}${number}.双桥：指${number}座桥。\n`,
  ),
  counted(
    'two entries in turn, with their uses',
    (number) => `${number === 1 ? '名词解释\n' : ''}${number}.双桥${number % 2}：指双桥${number % 2}。\n`,
  ),
  repeated('headings of a glossary', '名词解释\n'),
  counted('contents', (number) => `${number === 1 ? '目录\n' : ''}${han(number)}、修桥………${number}\n`),
  repeated('damaged markers', '）推进。\n、推进。\n'),
  repeated('attachments', '附件1\n修桥\n'),
  repeated('titles of reports', '政府工作报告\n各位代表：\n'),
  repeated('page numbers', '— 1 —\n'),
  repeated('continuation lines', '（上接第1版）\n'),
  repeated('lines without a stop', '东岸的桥修通了，菜农清早出门\n'),
  repeated('one unpaired quotation mark a line', '东岸的“桥修通了。\n'),
  repeated('comments that switch rules off', '<!-- gangmu-disable-next-line -->\n'),
  repeated('table rows', '桥\t1\t2\n'),
];
