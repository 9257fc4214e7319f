import { fileURLToPath } from 'node:url';

/** The folder of the whole project. Compiled or bundled, what is written here lies three folders below it. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
