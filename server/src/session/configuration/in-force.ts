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
  let configuration: Configuration = { ...DEFAULT_CONFIGURATION, file: file.uri };
  for (const layer of file.layers) {
    const path = relativePath(layer.uri, uri);
    configuration = provide(configuration, layer);
    if (layer.baseline) configuration.baseline = layer.baseline;
    if (path === undefined) continue;
    configuration.ignored = matchesLast(layer.ignore, path, configuration.ignored);
    for (const override of layer.overrides) {
      if (matches(override.files, path)) configuration = provide(configuration, override);
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
