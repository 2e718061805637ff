import { type Connection, createConnection, type Message, StreamMessageWriter } from 'vscode-languageserver/node';
import { checkedRequests } from './parameters.ts';
import { PreparedJson } from './prepared-json.ts';

/** A connection over two streams, which takes results that are JSON already. */
export function connectStreams(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Connection {
  const writer = new StreamMessageWriter(output, {
    contentTypeEncoder: { name: 'application/json', encode: async (message) => encode(message) },
  });
  // The library takes a writer for a stream too. It ends the process with the input only where that is a stream itself.
  return createConnection(input, writer as unknown as NodeJS.WritableStream, checkedRequests());
}

function encode(message: Message): Uint8Array {
  const { result, ...others } = message as Message & { result?: unknown };
  if (!(result instanceof PreparedJson)) return Buffer.from(JSON.stringify(message));
  const start = Buffer.from(`${JSON.stringify(others).slice(0, -1)},"result":`);
  return Buffer.concat([start, ...result.parts, CLOSING]);
}

const CLOSING = Buffer.from('}');
