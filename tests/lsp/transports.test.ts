import { fork, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { BUILT, MODERN, Server } from './server.ts';

const WORKER = fileURLToPath(new URL('../../dist/serverBrowser.js', import.meta.url));
const PARAMS = { processId: process.pid, rootUri: null, capabilities: MODERN };

async function shakeHands(connection: ProtocolConnection): Promise<void> {
  connection.listen();
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', PARAMS);
  expect(serverInfo?.name).toBe('gangmu');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
}

/** Resolves with the connection of the server to the address at which `listener` listens. */
function called(listener: NetServer): Promise<Socket> {
  return new Promise((resolve) => listener.once('connection', resolve));
}

describe('the server is reached', () => {
  it('over a socket', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { port: number };
    spawn(process.execPath, [BUILT, `--socket=${port}`], { stdio: 'inherit' });
    const socket = await called(listener);
    await shakeHands(createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket)));
    listener.close();
  });

  it('over a pipe', async () => {
    const name = `gangmu-${process.pid}`;
    const pipe = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(pipe, resolve));
    spawn(process.execPath, [BUILT, `--pipe=${pipe}`], { stdio: 'inherit' });
    const socket = await called(listener);
    await shakeHands(createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket)));
    listener.close();
  });

  it('over the standard streams, whatever a library prints in between', async () => {
    const chatter = 'data:text/javascript,setInterval(() => console.log("chatter"), 1).unref()';
    const { stdin, stdout, stderr } = spawn(process.execPath, ['--import', chatter, BUILT, '--stdio']);
    let printed = '';
    stderr.on('data', (text) => {
      printed += text;
    });
    await shakeHands(createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin)));
    await expect.poll(() => printed).toContain('chatter');
  });

  it('over the IPC of node', async () => {
    const child = fork(BUILT, ['--node-ipc']);
    await shakeHands(createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
  });

  it('as a worker, which reads files through its client', async () => {
    const worker = new Worker(`${WORKER_SCOPE}${readFileSync(WORKER, 'utf8')}`, { eval: true });
    const asked: string[] = [];
    const answers = new Map<number, unknown>();
    worker.on('message', ({ id, method, params, result, error }) => {
      if (method === 'gangmu/readFile') {
        const [uri] = params;
        asked.push(uri);
        const text = uri.endsWith('/reports/gangmu.json') ? '{ "rules": { "heading-number-gap": "hint" } }' : null;
        worker.postMessage({ jsonrpc: '2.0', id, result: text });
      } else if (id !== undefined) answers.set(id, result ?? error);
    });
    const request = async (id: number, method: string, params: object): Promise<unknown> => {
      worker.postMessage({ jsonrpc: '2.0', id, method, params });
      await expect.poll(() => answers.has(id)).toBe(true);
      return answers.get(id);
    };
    expect(await request(1, 'initialize', PARAMS)).toMatchObject({ serverInfo: { name: 'gangmu' } });
    worker.postMessage({ jsonrpc: '2.0', method: 'initialized', params: {} });
    const uri = 'vscode-vfs://web/reports/draft.report';
    const text = '一、去年工作回顾\n去年的各项工作都完成了。\n三、今年工作安排\n今年的各项工作都要抓紧。\n';
    const textDocument = { uri, languageId: 'report', version: 1, text };
    worker.postMessage({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
    const report = await request(2, 'textDocument/diagnostic', { textDocument: { uri } });
    expect(report).toMatchObject({ items: [{ code: 'heading-number-gap', severity: 4 }] });
    expect(asked).toEqual(['vscode-vfs://web/reports/gangmu.json']);
    await worker.terminate();
  });
});

/** Makes a thread of node look like a worker of a browser: the port is the global scope. */
const WORKER_SCOPE = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.addEventListener = () => {};
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
process = undefined; require = undefined;
`;

describe('a server without a client', () => {
  it.each([
    ['that nobody listens to', '--socket=1'],
    ['whose port is no number', '--socket=port'],
    ['whose pipe is not there', '--pipe=/nowhere/pipe'],
    ['that was not started by it', '--node-ipc'],
  ])('%s says so and ends', (_, transport) => {
    const { status, stderr } = spawnSync(process.execPath, [BUILT, transport], { encoding: 'utf8' });
    expect(stderr).toMatch(/^gangmu: .+; .+\n$/);
    expect(status).toBe(2);
  });

  it('that goes without a good-bye ends, too', async () => {
    const server = await new Server().initialize(MODERN);
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.stdin?.end();
    expect(await ended).toBe(1);
  });
});
