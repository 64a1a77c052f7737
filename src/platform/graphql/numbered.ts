/** A thing as GraphQL tells it: ids there are good for things of every type, and what the database counts by is a number. */
export const numbered = <T extends { readonly id: number }>({ id, ...rest }: T) => ({ number: id, ...rest })
