import { readdirSync, readFileSync } from 'node:fs';

/** A process and its descendants that are alive, from Linux's /proc; only itself on other systems. */
export function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean) ?? [];
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

/** The most memory a living process has held so far, in MiB. */
export function peakOf(pid: number): number | undefined {
  return statusOf(pid, 'VmHWM');
}

/** The memory a living process holds, in MiB. */
export function residentOf(pid: number): number | undefined {
  return statusOf(pid, 'VmRSS');
}

/** What a living process and its descendants have computed so far, in ms; NaN where the system does not tell. */
export function cpuOf(pid: number): number {
  const times = threadsOf(pid).flatMap((folder) => read(`${folder}/schedstat`) ?? []);
  return times.length === 0 ? Number.NaN : times.reduce((sum, line) => sum + Number(line.split(' ')[0]) / 1e6, 0);
}

/** Whether a living process or one of its descendants computes or waits for a processor to compute on. */
export function isBusy(pid: number): boolean {
  return threadsOf(pid).some((folder) => /\) R /.test(read(`${folder}/stat`) ?? ''));
}

/** Folders of the threads of a process and its descendants. */
function threadsOf(pid: number): string[] {
  return treeOf(pid).flatMap((process) => {
    const folder = `/proc/${process}/task`;
    return names(folder).map((thread) => `${folder}/${thread}`);
  });
}

function statusOf(pid: number, field: string): number | undefined {
  const kib = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file of /proc, which is gone as soon as its process is. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
