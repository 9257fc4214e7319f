declare module 'snowball-stemmers' {
  const snowball: { newStemmer(language: 'norwegian' | 'english'): { stem(word: string): string } };
  export default snowball;
}
