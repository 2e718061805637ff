import { Console } from 'node:console';
import { connect as connectTo, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { type Connection, createConnection } from 'vscode-languageserver/node';
import { serve } from './connection.ts';
import { nodeFiles } from './node-files.ts';
import { connectStreams } from './node-streams.ts';
import { checkedRequests } from './parameters.ts';

/**
 * Serves one client over the transport that the command line names: `--stdio`, `--node-ipc`, `--socket=PORT` or
 * `--pipe=NAME`. Ends with the connection or with the client's process, whichever goes first; with exit code 2 and a line on
 * the standard error where there is no client to reach.
 */
export function startServer(): void {
  const { connection, takesJson } = connect();
  // A fault in one answer must not cost the client all the others.
  process.on('uncaughtException', (error) => connection.console.error(error.stack ?? String(error)));
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  serve(connection, nodeFiles, takesJson);
}

function connect(): Transport {
  const { values } = parseArgs({
    options: {
      stdio: { type: 'boolean' },
      'node-ipc': { type: 'boolean' },
      socket: { type: 'string' },
      pipe: { type: 'string' },
    },
    strict: false,
  });
  const { socket: port, pipe } = values;
  if (typeof port === 'string' && /^\d{1,5}$/.test(port)) return over(connectTo(Number(port), LOOPBACK));
  if (typeof pipe === 'string' && pipe !== '') return over(connectTo(pipe));
  if (values['node-ipc'] && !process.send) giveUp('没有 IPC 通道; --node-ipc 只供客户端启动本程序时使用');
  if (values['node-ipc']) return { connection: createConnection(checkedRequests()), takesJson: false };
  if (values.stdio) return overStandardStreams();
  return giveUp('没有可用的通信方式; 请用 --stdio、--node-ipc、--socket=端口 或 --pipe=名称');
}

/** The client listens, the server calls. */
function over(socket: Socket): Transport {
  const unreachable = ({ message }: Error): void =>
    giveUp(`连不上客户端（${message}）; 请先启动客户端，再核对端口或管道名称`);
  socket.once('error', unreachable);
  socket.once('connect', () => socket.off('error', unreachable));
  return overStreams(socket, socket);
}

/** The standard output belongs to the protocol: what a library might print goes to the standard error. */
function overStandardStreams(): Transport {
  globalThis.console = new Console(process.stderr);
  return overStreams(process.stdin, process.stdout);
}

function overStreams(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Transport {
  return { connection: connectStreams(input, output), takesJson: true };
}

interface Transport {
  connection: Connection;
  /** Whether it takes results that are JSON already. */
  takesJson: boolean;
}

function giveUp(reason: string): never {
  process.stderr.write(`gangmu: ${reason}\n`);
  process.exit(2);
}

const LOOPBACK = '127.0.0.1';
