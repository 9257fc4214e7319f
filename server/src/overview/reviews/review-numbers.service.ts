import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../../platform/database/open-database.js';
import type { Statement } from '../../platform/database/statistics-database.js';
import {
  type CountedAnswer,
  type KnownAnswers,
  nextReviewNumbers,
  type ReviewNumber,
} from './review-numbers.policy.js';

const publishedColumns = `size, networks, people, agree_percent AS "agreePercent", published_on::text AS "publishedOn"`;

/** Publishes how many feel obliged to take part in networks of each size, and reads it. */
@Injectable()
export class ReviewNumbersService {
  constructor(private readonly open: OpenDatabase) {}

  /**
   * @param rows of the role of the numbers, in the transaction of the quarter
   * @param key by which the networks of this publication are told apart, and of no other
   */
  async publish(rows: Statement, now: Date, quarter: string, key: string): Promise<void> {
    const answers = await rows<CountedAnswer>('SELECT * FROM statistics.review_answers($1, $2)', [key, now]);
    const known = await rows<KnownAnswers>('SELECT size, people FROM statistics.review_counts');
    const published = await rows<ReviewNumber>(`SELECT ${publishedColumns} FROM open.review_numbers`);
    const next = nextReviewNumbers(answers, { known, published }, quarter);
    await rows('DELETE FROM statistics.review_counts');
    await rows('DELETE FROM open.review_numbers');
    for (const { size, people } of next.known)
      await rows('INSERT INTO statistics.review_counts (size, people) VALUES ($1, $2)', [size, people]);
    for (const { size, networks, people, agreePercent, publishedOn } of next.published)
      await rows(
        'INSERT INTO open.review_numbers (size, networks, people, agree_percent, published_on) VALUES ($1, $2, $3, $4, $5)',
        [size, networks, people, agreePercent, publishedOn],
      );
  }

  /** For anybody. */
  published(): Promise<ReviewNumber[]> {
    return this.open.rows<ReviewNumber>(
      `SELECT ${publishedColumns} FROM open.review_numbers ORDER BY array_position(ARRAY['TO_6', 'TO_8', 'TO_10', 'TO_15', 'MORE'], size::text)`,
    );
  }
}
