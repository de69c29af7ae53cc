// In which direction a block of blocks runs: `dir=auto` sees nothing in what has only children with a direction of their own.

const RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** That of the first letter. */
export const directionOf = (source: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.test(source) ? 'rtl' : 'ltr');
