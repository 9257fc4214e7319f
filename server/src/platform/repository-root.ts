import { fileURLToPath } from 'node:url';

/** The root folder of the repository. Compiled or bundled, this code is three folders below it. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
