import {
  type Configuration,
  type ConfigurationFile,
  DEFAULT_CONFIGURATION,
  type Provisions,
} from '../configuration.ts';
import { relativePath } from '../relative-path.ts';
import { matches, matchesLast } from './globs.ts';

/** What `file` says about the document at `uri`: layer after layer, in each its overrides that match after the rest. */
export function inForce(file: ConfigurationFile, uri: string): Configuration {
  const { ignored, overriding } = choiceFor(file, uri);
  const known = configurations.get(file) ?? new Map<string, Configuration>();
  configurations.set(file, known);
  const choice = `${ignored} ${overriding}`;
  const configuration = known.get(choice) ?? { ...configurationWith(file, new Set(overriding)), ignored };
  known.set(choice, configuration);
  return configuration;
}

/** By what is chosen of a file for a document: most documents share one configuration, which has an entry for every rule. */
const configurations = new WeakMap<ConfigurationFile, Map<string, Configuration>>();

/** Whether `file` ignores the document, and the numbers of its overrides that match, counted over all layers. */
function choiceFor({ layers }: ConfigurationFile, uri: string): { ignored: boolean; overriding: number[] } {
  let ignored = DEFAULT_CONFIGURATION.ignored;
  const overriding: number[] = [];
  let number = 0;
  for (const { uri: layer, ignore, overrides } of layers) {
    const path = relativePath(layer, uri);
    if (path !== undefined) ignored = matchesLast(ignore, path, ignored);
    for (const { files } of overrides) {
      if (path !== undefined && matches(files, path)) overriding.push(number);
      number++;
    }
  }
  return { ignored, overriding };
}

function configurationWith({ uri, layers }: ConfigurationFile, overriding: ReadonlySet<number>): Configuration {
  let configuration: Configuration = { ...DEFAULT_CONFIGURATION, file: uri };
  let number = 0;
  for (const layer of layers) {
    configuration = provide(configuration, layer);
    if (layer.baseline) configuration.baseline = layer.baseline;
    for (const override of layer.overrides) {
      if (overriding.has(number++)) configuration = provide(configuration, override);
    }
  }
  return configuration;
}

/** Lists grow, everything else is replaced. */
function provide(configuration: Configuration, provisions: Provisions): Configuration {
  const { rules, options, glossary = [], names = [], previousReport, duplicates, format } = provisions;
  return {
    ...configuration,
    rules: { ...configuration.rules, ...rules },
    options: { ...configuration.options, ...options },
    glossary: [...configuration.glossary, ...glossary],
    names: [...configuration.names, ...names],
    format: { ...configuration.format, ...format },
    ...(previousReport && { previousReport }),
    ...(duplicates && { duplicates }),
  };
}
