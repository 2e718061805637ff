const RULE_PAGES = 'https://github.com/gangmu/gangmu/blob/main/docs/rules';

/** Address of the page that explains the rule with this id. */
export function rulePage(id: string): string {
  return `${RULE_PAGES}/${id}.md`;
}
