import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

const hasPdf = spawnSync('pdftotext', ['-v']).error === undefined;

/** As `it`, with pdftotext of poppler-utils. Where it is missing it fails in CI, and is skipped elsewhere. */
export const itWithPdf = hasPdf || process.env.CI ? it : it.skip;
