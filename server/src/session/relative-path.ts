import { URI } from 'vscode-uri';

/**
 * Path of the document at `uri` relative to the folder of the configuration file at `file`; undefined where the document
 * lies outside that folder.
 */
export function relativePath(file: string, uri: string): string | undefined {
  const configuration = URI.parse(file);
  const document = URI.parse(uri);
  const folder = configuration.path.slice(0, configuration.path.lastIndexOf('/') + 1);
  const sameHost = configuration.scheme === document.scheme && configuration.authority === document.authority;
  return sameHost && document.path.startsWith(folder) ? document.path.slice(folder.length) : undefined;
}
