/** The style of the HTML page: light and dark by the reader's preference, black on white in print. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ground: #fbfbf9; --paper: #ffffff; --ink: #1d2126; --quiet: #5c6570; --line: #d9dde2; --bar: #3d6b8f;
  --error: #b3261e; --warning: #8a5a00; --information: #1f5fa8; --hint: #5c6570; --clean: #2c6e3f; --mark: #ffe58f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16191d; --paper: #1e2227; --ink: #e4e7ea; --quiet: #9aa4ae; --line: #363c44; --bar: #6fa3c8;
    --error: #ff8a80; --warning: #f0b95b; --information: #82b1ff; --hint: #9aa4ae; --clean: #7fc894; --mark: #6b5600;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.25rem; margin: 0; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; } h4 { font-size: .95rem; margin: 0 0 .4rem; font-weight: 600; }
p { margin: .3rem 0; } a { color: inherit; text-underline-offset: .2em; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; margin-bottom: 1.5rem; }
footer, .quiet { color: var(--quiet); } footer { margin-top: 2rem; font-size: .85rem; }
.file, .unchecked, table.files {
  background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 0 0 1.5rem;
}
.unchecked { border-color: var(--error); }
.badge {
  display: inline-block; border: 1px solid currentColor; border-radius: 1em; padding: 0 .6em; font-size: .8rem;
  line-height: 1.6; white-space: nowrap;
}
.badge.error { color: var(--error); } .badge.warning { color: var(--warning); } .badge.information { color: var(--information); }
.badge.hint { color: var(--hint); } .badge.clean { color: var(--clean); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
table.files { display: block; overflow-x: auto; }
th { text-align: left; font-weight: 600; color: var(--quiet); }
th, td { padding: .2rem .5rem; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.depth-1 .heading { font-weight: 600; } .depth-2 .heading { padding-left: 1.75rem; }
.depth-3 .heading { padding-left: 3rem; } .depth-4 .heading { padding-left: 4.25rem; }
td.bar { width: 28%; } .bar span {
  display: block; height: .65em; min-width: 2px; border-radius: 2px; background: var(--bar);
  print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.depth-2 .bar span { opacity: .7; } .depth-3 .bar span, .depth-4 .bar span { opacity: .45; }
.count {
  background: var(--error); color: var(--paper); border-radius: 1em; padding: 0 .5em; font-size: .75rem;
  print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.glossary { margin-top: 1rem; } .glossary .bar { background: var(--line); border-radius: 2px; }
.glossary ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; margin: .5rem 0 0; font-size: .85rem; }
.unused { color: var(--warning); text-decoration: underline dotted; }
.findings { list-style: none; padding: 0; margin: 0; }
.finding { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 0 0 1.1rem; break-inside: avoid; }
.finding.error { border-color: var(--error); } .finding.warning { border-color: var(--warning); }
.finding.information { border-color: var(--information); }
.path { color: var(--quiet); font-size: .85rem; } .what { font-weight: 600; }
blockquote { margin: .4rem 0; padding: .4rem .8rem; background: var(--ground); border-radius: .3rem; }
mark { background: var(--mark); color: inherit; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.related { margin: .2rem 0; padding-left: 1.2rem; color: var(--quiet); font-size: .85rem; }
@media print {
  :root {
    --ground: #fff; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --bar: #3d6b8f;
    --error: #a00; --warning: #750; --information: #035; --hint: #444; --clean: #151; --mark: #ffe58f;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .file { border: 0; padding: 0; } .file + .file { break-before: page; }
}
`;
