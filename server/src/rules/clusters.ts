/**
 * `places` one by one, or all together where there are more than `limit`: what is done so often in one report is a habit
 * or a fault of the conversion, and one decision settles it.
 */
export function clusters<Place>(places: readonly Place[], limit: number): readonly (readonly [Place, ...Place[]])[] {
  const [first, ...others] = places;
  if (first === undefined) return [];
  return places.length > limit ? [[first, ...others]] : places.map((place) => [place]);
}
