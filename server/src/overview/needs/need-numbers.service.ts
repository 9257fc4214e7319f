import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../../platform/database/open-database.js';
import { StatisticsDatabase } from '../../platform/database/statistics-database.js';
import { ReviewNumbersService } from '../reviews/review-numbers.service.js';
import {
  type CountedNeed,
  type KnownCount,
  nextNumbers,
  type PublishedNumber,
  quarterOf,
} from './need-numbers.policy.js';

const publishedColumns = `counted, code, theme, least, published_on::text AS "publishedOn"`;

/** Publishes what leaders need in numbers, with those of the reviews, and reads them. */
@Injectable()
export class NeedNumbersService {
  constructor(
    private readonly statistics: StatisticsDatabase,
    private readonly open: OpenDatabase,
    private readonly reviewNumbersService: ReviewNumbersService,
  ) {}

  /** Once a quarter, whoever of several servers comes first. A quarter with nothing to show is over, too: the day must not tell anything. */
  async publish(now: Date): Promise<void> {
    if (!this.statistics.isSetUp) return;
    const quarter = quarterOf(now);
    await this.statistics.write(async (rows) => {
      const first = await rows(
        'INSERT INTO statistics.need_batches (quarter) VALUES ($1) ON CONFLICT DO NOTHING RETURNING quarter',
        [quarter],
      );
      if (first.length === 0) return;
      const key = randomBytes(32).toString('hex');
      await this.reviewNumbersService.publish(rows, now, quarter, key);
      const needs = await rows<CountedNeed>('SELECT * FROM statistics.needs($1, $2)', [key, now]);
      const known = await rows<KnownCount>('SELECT counted, code, theme, people FROM statistics.need_counts');
      const published = await rows<PublishedNumber>(`SELECT ${publishedColumns} FROM open.need_numbers`);
      const next = nextNumbers(needs, { known, published }, quarter);
      await rows('DELETE FROM statistics.need_counts');
      await rows('DELETE FROM open.need_numbers');
      await rows(
        `INSERT INTO statistics.need_counts (counted, code, theme, people)
         SELECT x.counted, x.code, x.theme, x.people FROM jsonb_to_recordset($1::jsonb) x (counted text, code text, theme text, people integer)`,
        [JSON.stringify(next.known)],
      );
      await rows(
        `INSERT INTO open.need_numbers (counted, code, theme, least, published_on)
         SELECT x.counted, x.code, x.theme, x.least, x."publishedOn"
         FROM jsonb_to_recordset($1::jsonb) x (counted text, code text, theme text, least integer, "publishedOn" date)`,
        [JSON.stringify(next.published)],
      );
    });
  }

  /** For anybody. */
  published(): Promise<PublishedNumber[]> {
    return this.open.rows<PublishedNumber>(`SELECT ${publishedColumns} FROM open.need_numbers ORDER BY 1, 2, 3`);
  }
}
