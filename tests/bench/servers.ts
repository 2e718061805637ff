import { INPUT_TITLE, type InputName, input } from './inputs/inputs.ts';
import { type Keystrokes, LINE_KINDS, type Occasion, openDocument, REQUESTS } from './servers/keystrokes.ts';
import { GANGMU, peers, type Server, STUB_INCREMENTAL, STUB_RESCAN } from './servers/servers.ts';
import { figure, type Goal, goalTable, table } from './table.ts';

const LINE_TITLE = { body: '正文行', marker: '带序号的行' };

/** The servers on documents of each size; the section of the page. */
export async function serversSection(quick: boolean, say: (text: string) => void): Promise<string> {
  const names: InputName[] = quick ? ['kb50', 'mb1'] : ['kb50', 'mb1', 'mb10'];
  const options = quick ? { edits: 20, budget: 3 } : { edits: 200, budget: 6 };
  const servers = [GANGMU, STUB_INCREMENTAL, STUB_RESCAN, ...peers];
  const measured = new Map<string, Keystrokes>();
  const parts: string[] = [];

  for (const name of names) {
    const rows: [Server, Keystrokes | { failed: string }][] = [];
    for (const server of servers) {
      const document = await openDocument(server, input(name));
      if ('failed' in document) {
        rows.push([server, document]);
        continue;
      }
      const keystrokes = await document.measure(options);
      await document.client.kill();
      rows.push([server, keystrokes]);
      measured.set(`${name} ${server.name}`, keystrokes);
    }
    parts.push(`### ${INPUT_TITLE[name]}`);
    for (const kind of LINE_KINDS) parts.push(`改${LINE_TITLE[kind]}：`, latencyTable(rows, kind));
    parts.push(processTable(rows));
    say(parts.slice(-6).join('\n\n'));
  }

  const goals = goalTable(goalsOf(measured));
  parts.push('### 目标', goals);
  say(goals);
  return parts.join('\n\n');
}

function latencyTable(rows: readonly [Server, Keystrokes | { failed: string }][], kind: 'body' | 'marker'): string {
  const title = {
    hover: '悬停',
    completion: '补全',
    documentSymbol: '大纲',
    diagnostic: '诊断，先答',
    checked: '诊断，查完',
  };
  return table(
    ['服务器', ...REQUESTS.map((request) => title[request])],
    rows.map(([{ name }, result]) => {
      if ('failed' in result) return [`${name}：没有测成，${result.failed}`, ...REQUESTS.map(() => '—')];
      return [
        name,
        ...REQUESTS.map((request) => {
          const latency = result.latency.get(`${kind} ${request}`);
          const error = result.errors.get(`${kind} ${request}`);
          if (error !== undefined) return `出错：${error}`;
          if (!latency) return '—';
          const { median, p99, cpu, edits } = latency;
          return `${figure(median)} / ${figure(p99)} [${figure(cpu)}]${edits < 200 ? ` n=${edits}` : ''}`;
        }),
      ];
    }),
  );
}

function processTable(rows: readonly [Server, Keystrokes | { failed: string }][]): string {
  return table(
    ['服务器', '启动（毫秒）', '打开到大纲（毫秒）', '峰值（MiB）', '常驻（MiB）'],
    rows.flatMap(([{ name }, result]) => {
      if ('failed' in result) return [];
      const { started, opened, peak, resident } = result;
      return [[name, figure(started), figure(opened), figure(peak), figure(resident)]];
    }),
  );
}

/** What the figures are to be, all by CPU time but the last two. */
function goalsOf(measured: ReadonlyMap<string, Keystrokes>): Goal[] {
  const at = (name: InputName, server: Server, what: Occasion) =>
    measured.get(`${name} ${server.name}`)?.latency.get(what);
  const cpu = (...args: Parameters<typeof at>) => at(...args)?.cpu ?? Number.NaN;
  const growth = (request: 'hover' | 'completion' | 'diagnostic') =>
    Math.max(
      ...LINE_KINDS.map(
        (kind) => cpu('mb10', GANGMU, `${kind} ${request}`) / cpu('kb50', GANGMU, `${kind} ${request}`),
      ),
    );
  const own = measured.get(`mb10 ${GANGMU.name}`);
  const best = Math.min(
    ...peers.map((peer) => at('mb10', peer, 'body diagnostic')?.median ?? Number.POSITIVE_INFINITY),
  );
  const memory = (server: Server) => measured.get(`mb10 ${server.name}`)?.resident ?? Number.NaN;
  return [
    { what: '悬停，10 MB ÷ 50 KB', goal: 2, measured: growth('hover'), unit: ' 倍' },
    { what: '补全，10 MB ÷ 50 KB', goal: 2, measured: growth('completion'), unit: ' 倍' },
    { what: '诊断（先答），10 MB ÷ 50 KB', goal: 2, measured: growth('diagnostic'), unit: ' 倍' },
    {
      what: '大纲，10 MB，改正文后 ÷ 增量空壳',
      goal: 5,
      measured: cpu('mb10', GANGMU, 'body documentSymbol') / cpu('mb10', STUB_INCREMENTAL, 'body documentSymbol'),
      unit: ' 倍',
    },
    {
      what: '大纲，10 MB，改标题后 ÷ 每次重读的空壳',
      goal: 2,
      measured: cpu('mb10', GANGMU, 'marker documentSymbol') / cpu('mb10', STUB_RESCAN, 'marker documentSymbol'),
      unit: ' 倍',
    },
    { what: '内存，打开 10 MB ÷ 每次重读的空壳', goal: 2, measured: memory(GANGMU) / memory(STUB_RESCAN), unit: ' 倍' },
    {
      what: '诊断（先答），10 MB，比最快的同类快（墙钟中位数）',
      goal: 100,
      measured: best / (at('mb10', GANGMU, 'body diagnostic')?.median ?? Number.NaN),
      unit: ' 倍',
      atLeast: true,
    },
    {
      what: 'p99 ÷ 中位数，10 MB，各种请求中最大的（墙钟）',
      goal: 5,
      measured: own ? Math.max(...[...own.latency.values()].map(({ median, p99 }) => p99 / median)) : Number.NaN,
      unit: ' 倍',
    },
  ];
}
