#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '../dist/gangmu.js');
if (existsSync(bundle)) {
  require(bundle);
} else {
  console.error('gangmu: 还没有构建; 请先运行 npm run build');
  process.exitCode = 2;
}
