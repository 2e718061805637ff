import type { DocumentRows } from './documents.ts';
import type { Furniture, FurnitureKind } from './model.ts';
import { type Row, rowLength, rowText, shortText } from './rows.ts';

const LONGEST_LINE = 40;

const CONTINUATION = /^[(【〔[]?(?:上接|下转|紧接|接|转)第?[A-Z0-9一二三四五六七八九十]{1,4}版[^。]{0,10}[)】〕\]]?$/;
const PAGE_NUMBER = /^(?:[-—–─·]+\d{1,4}[-—–─·]+|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|共\d{1,4}页)$/;
const SITE =
  /来源:|字体:|字号:|打印|浏览次数|点击数|阅读次数|阅读量|当前位置|您的位置|上一篇|下一篇|上一条|下一条|相关文章|相关阅读|相关链接|联系我们|网站地图|版权所有|备案号|ICP备|免责声明|分享到|分享:|索引号:|发布机构|发文机关:|文号:|主题分类|点我投稿|投稿提示|责任编辑|扫一扫|关闭窗口|返回顶部|返回首页|网站首页|设为首页|加入收藏|技术支持|热线|立即获取|已阅读并同意|二维码|网站标识码/;

/** A line with clauses in it is a piece of wrapped text, whatever it names. */
const RUNNING = /[。;]$|,/;

/** What kind of page residue a line is; undefined for the report's own text. */
export function furnitureKind(folded: string, row: Row): FurnitureKind | undefined {
  const text = shortText(folded, row, LONGEST_LINE);
  if (text === undefined) return undefined;
  if (CONTINUATION.test(text)) return 'continuation';
  if (PAGE_NUMBER.test(text)) return 'page-number';
  return SITE.test(text) && !RUNNING.test(text) ? 'site' : undefined;
}

/** Whether a line stands between the lines of a paragraph that goes on over a page or a column: 下转第2版, — 5 —. */
export function isPageEdge(folded: string, row: Row): boolean {
  const kind = furnitureKind(folded, row);
  return kind === 'continuation' || kind === 'page-number';
}

/** A menu or a footer names so many things of the site … */
const LEAST_SITE_ROWS = 4;
/** … with at most this much text for each of them … */
const TEXT_PER_SITE_ROW = 1_000;
/** … and follows a document of at least this length. */
const SHORTEST_DOCUMENT = 600;

/** Takes the furniture out of `document`, which keeps what its continuation lines say, and returns it in text order. What follows the end of the text on a web page goes with it. */
export function findFurniture(folded: string, document: DocumentRows): Furniture[] {
  const kinds = document.rows.map((row) => furnitureKind(folded, row));
  const tail = siteTail(document.rows, kinds);
  const found: Furniture[] = [];
  const kept: Row[] = [];
  document.rows.forEach((row, index) => {
    const kind = index >= tail ? 'site' : kinds[index];
    if (kind === 'continuation') document.continuations.push(rowText(folded, row));
    if (kind) found.push({ kind, span: row.paragraph.span });
    else kept.push(row);
  });
  document.rows = kept;
  return found;
}

/** Index of the row at which the web page's own text begins behind the document; the number of rows where there is none. */
function siteTail(rows: readonly Row[], kinds: readonly (FurnitureKind | undefined)[]): number {
  let siteRows = 0;
  let text = 0;
  const before = rows.map(rowLength);
  let remaining = before.reduce((sum, length) => sum + length, 0);
  let tail = rows.length;
  for (let i = rows.length - 1; i >= 0; i--) {
    text += before[i] as number;
    remaining -= before[i] as number;
    if (kinds[i] !== 'site') continue;
    siteRows++;
    if (text > TEXT_PER_SITE_ROW * siteRows || remaining < SHORTEST_DOCUMENT) break;
    if (siteRows >= LEAST_SITE_ROWS) tail = i;
  }
  return tail;
}
