import type Stripe from 'stripe'

export interface WireList<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/**
 * An SDK type as it travels: decimals are strings, expandable members are ids, enums hold only the values
 * known today. Builders return these, so a member that Stripe has and we forgot does not compile.
 */
export type Wire<T> = { [K in keyof T]: Value<T[K]> }

type Value<V> = [Extract<V, string>] extends [never]
  ? Member<V>
  : Closed<Extract<V, string>> | Member<Exclude<V, string | { id: string }>>

/** `'a' | 'b' | OtherString` without its last branch; a plain string stays one. */
type Closed<S> = [Literal<S>] extends [never] ? S : Literal<S>
type Literal<S> = S extends string ? (string extends S ? never : S) : never

type Member<V> = V extends Stripe.Decimal
  ? string
  : V extends (infer Item)[]
    ? Value<Item>[]
    : V extends { object: 'list'; data: (infer Item)[] }
      ? WireList<Value<Item>>
      : V extends object
        ? Wire<V>
        : V
