/** `places` all together where they are a habit or a fault of the conversion, which one decision settles; otherwise one by one. */
export function clusters<Place>(
  places: readonly Place[],
  areHabit: boolean,
): readonly (readonly [Place, ...Place[]])[] {
  const [first, ...others] = places;
  if (first === undefined) return [];
  return areHabit ? [[first, ...others]] : places.map((place) => [place]);
}
