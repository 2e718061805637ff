import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { URI, Utils } from 'vscode-uri';
import type { FormatSettings } from '../../features/format-settings.ts';
import type { PersonName } from '../../rules/rule.ts';
import { suggestion } from '../../text/suggestion.ts';
import {
  ConfigurationError,
  type FileReference,
  type Layer,
  type Level,
  type Provisions,
  type RuleDeclaration,
} from '../configuration.ts';
import { isPath } from './file-references.ts';
import { invalid } from './invalid.ts';
import { parseJson } from './json-text.ts';
import { missingFile } from './missing-file.ts';
import { isPreset, PRESET_NAMES, presetLevels } from './presets.ts';
import { type ConfigurationText, configurationSchema, type ProvisionsText } from './schema.ts';

/** Gives the text of a configuration file that is extended; undefined where there is none. */
type Read = (uri: string) => Promise<string | undefined>;

type Path = (string | number)[];

/**
 * The layers of the configuration file at `uri`, which holds `text` (JSON with comments and trailing commas): those of
 * what it extends, then its own.
 *
 * @throws {ConfigurationError} that names the first thing wrong, in the file where it is wrong
 */
export async function layersOf(
  text: string,
  uri: string,
  read: Read,
  rules: readonly RuleDeclaration[],
  within: readonly string[] = [],
): Promise<Layer[]> {
  const root = parseJson(text, uri);
  const result = configurationSchema(rules).safeParse(getNodeValue(root));
  if (!result.success) throw invalid(result.error, root, uri, rules);
  const file: OpenFile = { uri, root };
  const layers: Layer[] = [];
  for (const [name, path] of extended(result.data)) {
    layers.push(...(await base(name, path, file, read, rules, [...within, uri])));
  }
  return [...layers, layer(result.data, file)];
}

/** A configuration file being read. */
interface OpenFile {
  uri: string;
  root: Node;
}

function extended({ extends: names = [] }: ConfigurationText): [string, Path][] {
  if (typeof names === 'string') return [[names, ['extends']]];
  return names.map((name, i) => [name, ['extends', i]]);
}

async function base(
  name: string,
  path: Path,
  file: OpenFile,
  read: Read,
  rules: readonly RuleDeclaration[],
  within: readonly string[],
): Promise<Layer[]> {
  if (isPreset(name)) {
    return [{ uri: file.uri, rules: presetLevels(name, rules), options: {}, ignore: [], overrides: [] }];
  }
  const { uri, span } = reference(name, path, file);
  if (!isPath(name)) {
    const like = suggestion(name, PRESET_NAMES);
    throw new ConfigurationError(
      file.uri,
      { zh: `没有预设“${name}”`, en: `no preset “${name}”` },
      like === undefined
        ? {
            zh: `可用的有：${PRESET_NAMES.join('、')}，或以 ./ 开头的路径`,
            en: `known are: ${PRESET_NAMES.join(', ')}, or a path that begins with ./`,
          }
        : { zh: `是不是“${like}”？`, en: `did you mean “${like}”?` },
      span,
    );
  }
  if (within.includes(uri)) {
    throw new ConfigurationError(
      file.uri,
      { zh: `“${name}”又引用回来，成了循环`, en: `“${name}” extends this file in turn` },
      { zh: '请去掉其中一处 extends', en: 'drop one of the “extends”' },
      span,
    );
  }
  const text = await read(uri);
  if (text === undefined) throw missingFile({ uri, from: file.uri, span }, name);
  return layersOf(text, uri, read, rules, within);
}

function layer(data: ConfigurationText, file: OpenFile): Layer {
  const { baseline, ignore = [], overrides = [] } = data;
  return {
    ...provisions(data, [], file),
    uri: file.uri,
    ignore,
    overrides: overrides.map((override, i) => ({
      ...provisions(override, ['overrides', i], file),
      files: override.files,
    })),
    ...(baseline !== undefined && { baseline: reference(baseline, ['baseline'], file) }),
  };
}

function provisions(data: Omit<ProvisionsText, 'files'>, path: Path, file: OpenFile): Provisions {
  const { rules = {}, glossary, previousReport, names, duplicates, format } = data;
  const settings = Object.entries(rules).filter(([, setting]) => setting !== undefined);
  return {
    rules: Object.fromEntries(
      settings.map(([id, setting]) => [id, (Array.isArray(setting) ? setting[0] : setting) as Level]),
    ),
    options: Object.fromEntries(
      settings.flatMap(([id, setting]) => (Array.isArray(setting) && setting[1] ? [[id, setting[1]]] : [])),
    ),
    ...(glossary && { glossary: glossary.map((name, i) => reference(name, [...path, 'glossary', i], file)) }),
    ...(previousReport !== undefined && {
      previousReport: reference(previousReport, [...path, 'previousReport'], file),
    }),
    ...(names && { names: names.map(person) }),
    ...(duplicates && { duplicates: duplicates.scope }),
    ...(format && { format: definite(format) }),
  };
}

/** `format` without the settings that are left open. */
function definite(format: NonNullable<ProvisionsText['format']>): Partial<FormatSettings> {
  return Object.fromEntries(Object.entries(format).filter(([, value]) => value !== undefined));
}

function person({ name, post }: { name: string; post: string | string[] }): PersonName {
  return { name, posts: typeof post === 'string' ? [post] : post };
}

/** The file that stands at `path` of the configuration file, relative to that file's folder. */
function reference(name: string, path: Path, { uri, root }: OpenFile): FileReference {
  const { offset = 0, length = 0 } = findNodeAtLocation(root, path) ?? {};
  const folder = Utils.dirname(URI.parse(uri));
  return {
    uri: Utils.resolvePath(folder, name).toString(),
    from: uri,
    span: { start: offset, end: offset + length },
  };
}
