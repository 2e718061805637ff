import type { Section } from './model.ts';

/** Every section of `sections` and what stands under them, in text order. */
export function* walk(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* walk(section.children);
  }
}
