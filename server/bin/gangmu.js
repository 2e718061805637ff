#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/gangmu.js', import.meta.url);
if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  console.error('gangmu: 还没有构建; 请先运行 npm run build');
  process.exitCode = 2;
}
