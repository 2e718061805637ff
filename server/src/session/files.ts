/** The files around a document, as the host (node, a browser worker's client, a test) gives access to them. */
export interface Files {
  /** Text of the file at `uri`; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
}
