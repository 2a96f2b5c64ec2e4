import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageLinks } from './page-links.ts';

it('names the neighbours and keeps the filter', () => {
  expect(pageLinks('/x?status=active&skip=20&limit=10', 45, { limit: 10, skip: 20 })).toBe(
    '</x?status=active&skip=0&limit=10>; rel="first", </x?status=active&skip=10&limit=10>; rel="prev", ' +
      '</x?status=active&skip=30&limit=10>; rel="next", </x?status=active&skip=40&limit=10>; rel="last"',
  );
});

it('is empty for a list of one part', () => {
  expect(pageLinks('/x', 10, { limit: 10, skip: 0 })).toBe('');
});

it('following next ends at the end of every list', () => {
  const sizes = fc.record({ total: fc.nat(500), limit: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(sizes, ({ total, limit }) => {
      let skip = 0;
      for (let seen = 0; seen <= total; seen += limit) {
        const next = /[?&]skip=(\d+)[^>]*>; rel="next"/.exec(pageLinks('/x', total, { limit, skip }));
        if (next === null) break;
        skip = Number(next[1]);
      }
      expect(skip + limit).toBeGreaterThanOrEqual(total);
      expect(total === 0 || skip < total).toBe(true);
    }),
  );
});
