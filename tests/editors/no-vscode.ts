/** Stands for the module `vscode` outside the extension host, where there is none. */
export default undefined;
