/** The files around a document, as the host (node, a browser worker's client, a test) gives access to them. */
export interface Files {
  /** Text of the file at `uri`; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
  /**
   * Addresses of the reports under the folder at `uri`, in a stable order. A host that cannot list files has none to offer;
   * the session then knows only the documents opened in it.
   */
  reports?(uri: string): Promise<string[]>;
}
