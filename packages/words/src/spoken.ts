import { language, type Language } from './locale.ts'

/** The words of one part of the product, in the language they are wanted in; in English where a language lacks them. */
export function spoken<W>(languages: { en: W } & Partial<Record<Language, W>>): () => W {
  return () => languages[language()] ?? languages.en
}
