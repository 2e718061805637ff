/**
 * Writes every rule into the manifest's setting `gangmu.rules`, so that editors complete rule ids and explain them.
 *
 * Usage, after a build: node scripts/manifest.mjs
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const path = join(root, 'package.json');
const rules = JSON.parse(
  execFileSync(process.execPath, [join(root, 'server/bin/gangmu.js'), 'rules', '--format', 'json', '--lang', 'zh'], {
    encoding: 'utf8',
  }),
);
const manifest = JSON.parse(readFileSync(path, 'utf8'));

/** As in the configuration file: tests/packaging checks the manifest against the server's own list. */
const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

const setting = manifest.contributes.configuration.properties['gangmu.rules'];
setting.properties = Object.fromEntries(
  rules.map(({ id, name, severity }) => [
    id,
    { type: 'string', enum: LEVELS, description: `${name}（默认 ${severity}）` },
  ]),
);
setting.additionalProperties = false;
writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
