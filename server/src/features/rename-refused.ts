import type { Localised } from '../rules/rule.ts';

/** Nothing can be renamed at a place, or not to the name asked for. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';

  constructor(readonly reason: Localised) {
    super(reason.en);
  }
}
