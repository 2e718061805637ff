import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BaselineEntry, baselineKey, entryOf, formatBaseline, parseBaseline } from '../session/baseline.ts';
import { decode } from '../session/encoding.ts';
import type { Checked } from './checker.ts';
import type { Complaint } from './complaint.ts';
import { displayPath, systemReason } from './paths.ts';

/** What is to become of the baselines after a check. */
export type BaselineMode = 'keep' | 'update' | 'prune';

/** Gathers what the checked files say of their baselines, and at the end reports, updates or prunes these. */
export class Baselines {
  readonly #mode: BaselineMode;
  readonly #folder: string;
  readonly #byUri = new Map<string, { files: Map<string, BaselineEntry[]>; stale: number }>();

  constructor(mode: BaselineMode, folder: string) {
    this.#mode = mode;
    this.#folder = folder;
  }

  /** Whether any file has a baseline in force. */
  get isEmpty(): boolean {
    return this.#byUri.size === 0;
  }

  /**
   * Takes note of a file; with `update` what was found in it is known from now on. Of a file in which a rule broke down nobody
   * can say what has gone.
   */
  take(checked: Checked): Checked {
    const { baseline, source, findings, document, complaints } = checked;
    if (!baseline || complaints.length > 0) return checked;
    let gathered = this.#byUri.get(baseline.uri);
    if (!gathered) {
      gathered = { files: new Map(), stale: 0 };
      this.#byUri.set(baseline.uri, gathered);
    }
    const left = this.#mode === 'update' ? [...baseline.known, ...findings] : baseline.known;
    gathered.files.set(
      baselineKey(baseline.uri, source.uri),
      left.map((finding) => entryOf(finding, document)),
    );
    gathered.stale += baseline.stale.length;
    return this.#mode === 'update' ? { ...checked, findings: [] } : checked;
  }

  /** Notices for people; `complaints` are what kept a baseline from being written. */
  async finish(): Promise<{ notices: Complaint[]; complaints: Complaint[] }> {
    const notices: Complaint[] = [];
    const complaints: Complaint[] = [];
    for (const [uri, { files, stale }] of this.#byUri) {
      const path = fileURLToPath(uri);
      const file = displayPath(path, this.#folder);
      const before = await entriesBefore(path, uri);
      const gone = [...before.keys()].filter((key) => !files.has(key) && isGone(key, uri));
      const staleInAll = gone.reduce((sum, key) => sum + (before.get(key)?.length ?? 0), stale);
      if (this.#mode === 'keep') {
        if (staleInAll > 0) notices.push(staleNotice(file, staleInAll));
        continue;
      }
      for (const key of gone) before.delete(key);
      for (const [key, entries] of files) before.set(key, entries);
      try {
        await writeFile(path, formatBaseline(before));
        notices.push(writtenNotice(file, [...before.values()].flat().length, staleInAll));
      } catch (error) {
        complaints.push(unwritable(file, systemReason(error)));
      }
    }
    return { notices, complaints };
  }
}

async function entriesBefore(path: string, uri: string): Promise<Map<string, readonly BaselineEntry[]>> {
  if (!existsSync(path)) return new Map();
  return new Map(parseBaseline(decode(await readFile(path)).text, uri));
}

/** Whether the file that the baseline at `uri` knows under `key` is no longer there. */
function isGone(key: string, uri: string): boolean {
  return !existsSync(fileURLToPath(/^[a-z][a-z\d+.-]*:/i.test(key) ? key : new URL(encodeURI(key), uri)));
}

function staleNotice(file: string, count: number): Complaint {
  return {
    file,
    what: {
      zh: `基线中有 ${count} 处问题已经不在了`,
      en: `${count} finding(s) of the baseline are no longer there`,
    },
    remedy: { zh: '请用 --prune-baseline 清理', en: 'drop them with --prune-baseline' },
  };
}

function writtenNotice(file: string, count: number, stale: number): Complaint {
  return {
    file,
    what: { zh: `基线已写好，共 ${count} 处问题`, en: `the baseline is written, with ${count} finding(s)` },
    remedy: { zh: `清理了 ${stale} 处`, en: `${stale} dropped` },
  };
}

function unwritable(file: string, reason: string): Complaint {
  return {
    file,
    what: { zh: `基线写不进去（${reason}）`, en: `the baseline cannot be written (${reason})` },
    remedy: { zh: '请检查文件夹的权限', en: 'check the permissions of the folder' },
  };
}
