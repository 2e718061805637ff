/** Names of the output formats of each command, the one it has by itself first. Apart from the formats, which are loaded late. */
export const LINT_FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'html'] as const;
export const OUTLINE_FORMATS = ['text', 'json', 'markdown', 'opml', 'mermaid'] as const;
export const GLOSSARY_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;
export const RULES_FORMATS = ['text', 'json'] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];
export type OutlineFormat = (typeof OUTLINE_FORMATS)[number];
export type GlossaryFormat = (typeof GLOSSARY_FORMATS)[number];
export type RulesFormat = (typeof RULES_FORMATS)[number];
