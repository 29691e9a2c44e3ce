/** Where the first sentence ends, which is what a slide shows of a paragraph without marks. */
import { expect, test } from 'vitest';
import type { Inline } from '../../scripts/model/inline.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { firstSentence } from '../../scripts/plan/deck/sentence.ts';

const first = (text: string, lang: string): string => plainText(firstSentence([{ type: 'text', value: text } as Inline], lang));

test.each([
  ['de', 'Am 19. Januar 2000 trat es in Kraft. Danach kam anderes.', 'Am 19. Januar 2000 trat es in Kraft.'],
  ['de', 'Der III. Weg wurde gesperrt. Danach kam anderes.', 'Der III. Weg wurde gesperrt.'],
  ['en', 'It was World War II. Then peace came.', 'It was World War II.'],
  ['de', 'Das gilt seit 1990. Danach kam anderes.', 'Das gilt seit 1990.'],
  ['en', 'There were 19. Then there were more.', 'There were 19.'],
  ['ja', '揺れ続けた。「船に乗っているようだった」と語っている。', '揺れ続けた。'],
  ['de', 'Er sagte: „Nein.“ Dann ging er.', 'Er sagte: „Nein.“'],
  ['ja', '同盟とは約束である。1949年から有効である。', '同盟とは約束である。'],
  ['de', 'Hilfe heißt z. B. Beistand, bzw. Geld. Danach kam anderes.', 'Hilfe heißt z. B. Beistand, bzw. Geld.'],
  ['de', 'Es ist von dieser Art. Danach kam anderes.', 'Es ist von dieser Art.'],
  ['es', 'Muchos dijeron que no. Después vino otra cosa.', 'Muchos dijeron que no.'],
  ['fr', 'Mme Duval, M. Élie et al. Paul viennent. Puis rien.', 'Mme Duval, M. Élie et al. Paul viennent.'],
  ['id', 'Nilainya 2,5 persen. Lalu turun.', 'Nilainya 2,5 persen.'],
  ['id', 'Buku dibeli oleh PT. Maju Jaya pada 2020. Lalu dijual.', 'Buku dibeli oleh PT. Maju Jaya pada 2020.'],
  ['id', 'Tn. Budi dan Ny. Sri datang. Mereka pulang.', 'Tn. Budi dan Ny. Sri datang.'],
  ['id', 'UU No. 3 Th. 2002 jo. PP No. 10 berlaku. Selesai.', 'UU No. 3 Th. 2002 jo. PP No. 10 berlaku.'],
  ['en', 'NATO grew.[12] It has 32 members.', 'NATO grew.[12]'],
  ['en', 'NATO grew.¹ It has 32 members.', 'NATO grew.¹'],
  ['en', 'Option 1. Build a wall. Then wait.', 'Option 1. Build a wall.'],
  ['en', 'It was World War 2. Then peace.', 'It was World War 2.'],
])('in %s "%s" begins with one sentence', (lang, text, expected) => {
  expect(first(text, lang)).toBe(expected);
});
