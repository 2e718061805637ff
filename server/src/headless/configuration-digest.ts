import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../session/configuration.ts';
import { systemReason } from './paths.ts';
import { relativised } from './relative-uris.ts';
import { digestOf } from './stored-check.ts';

/** Digests of configurations and of all that is in the files they name: equal ones have equal findings in equal texts. */
export class ConfigurationDigests {
  readonly #baseline: string | undefined;
  readonly #folder: string;
  readonly #contents = new Map<string, Promise<string>>();
  readonly #digests = new WeakMap<Configuration, Promise<string>>();

  /**
   * @param baseline URI of the baseline that stands in for the one a configuration names
   * @param folder that of the run: which it is does not count
   */
  constructor(baseline: string | undefined, folder: string) {
    this.#baseline = baseline;
    this.#folder = folder;
  }

  of(configuration: Configuration): Promise<string> {
    let known = this.#digests.get(configuration);
    if (!known) {
      known = this.#digestOf(configuration);
      this.#digests.set(configuration, known);
    }
    return known;
  }

  async #digestOf(configuration: Configuration): Promise<string> {
    const { glossary, previousReport, baseline } = configuration;
    const named = [...glossary, ...(previousReport ? [previousReport] : [])].map(({ uri }) => uri);
    const baselineUri = this.#baseline ?? baseline?.uri;
    if (baselineUri !== undefined) named.push(baselineUri);
    const contents = await Promise.all(named.map((uri) => this.#contentOf(uri)));
    return digestOf(relativised(JSON.stringify([configuration, named, contents]), this.#folder));
  }

  #contentOf(uri: string): Promise<string> {
    let known = this.#contents.get(uri);
    if (!known) {
      known = readFile(fileURLToPath(uri)).then(digestOf, systemReason);
      this.#contents.set(uri, known);
    }
    return known;
  }
}
