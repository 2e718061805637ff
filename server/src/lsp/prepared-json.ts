/** A result that is JSON already, in UTF-8. Its parts are joined as they are. */
export class PreparedJson {
  constructor(readonly parts: readonly Uint8Array[]) {}
}
