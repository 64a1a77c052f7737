import {
  getNamedType, isCompositeType, isInterfaceType, isObjectType, Kind,
  type DirectiveNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLArgument, type GraphQLField, type GraphQLNamedType,
  type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type ValueNode
} from 'graphql'

/** How far a query nests and how many objects it can return at most. */
export interface QueryWeight {
  readonly depth: number
  readonly cost: number
}

const longestPage = 1000

/**
 * Weighs a valid document by the `@listSize` and `@cost` directives of its schema, the heaviest operation counting.
 * Introspection weighs nothing: the rules of graphql-js limit it.
 */
export function weighQuery(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>): QueryWeight {
  const fragments = new Map(document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]))
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operations
    .map((operation) => weighOperation(schema, operation, fragments, variables))
    .reduce(heavier, { depth: 0, cost: 0 })
}

function weighOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  given: Readonly<Record<string, unknown>>
): QueryWeight {
  const numberOf = argumentReader(operation, given)
  // A fragment weighs the same wherever it is spread, so a few that spread each other cannot make this slow.
  const known = new Map<string, QueryWeight>()

  const weighSelection = (selection: SelectionSetNode, type: GraphQLNamedType | undefined, sized: Sized | undefined): QueryWeight =>
    selection.selections
      .map((one): QueryWeight => {
        if (one.kind === Kind.FIELD) return weighField(one, type, sized)
        if (one.kind === Kind.INLINE_FRAGMENT) {
          return weighSelection(one.selectionSet, one.typeCondition === undefined ? type : schema.getType(one.typeCondition.name.value), sized)
        }
        return weighFragment(one.name.value, sized)
      })
      .reduce(sum, { depth: 0, cost: 0 })

  const weighFragment = (name: string, sized: Sized | undefined): QueryWeight => {
    const key = `${name} ${sized === undefined ? '' : sized.size}`
    const found = known.get(key)
    if (found !== undefined) return found
    const fragment = fragments.get(name)!
    const weight = weighSelection(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), sized)
    known.set(key, weight)
    return weight
  }

  const weighField = (field: FieldNode, type: GraphQLNamedType | undefined, sized: Sized | undefined): QueryWeight => {
    if (field.name.value.startsWith('__')) return { depth: 0, cost: 0 }
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined
    const target = definition === undefined ? undefined : getNamedType(definition.type)
    if (definition === undefined || !isCompositeType(target)) return { depth: 1, cost: weightOf(definition) ?? 0 }
    const given = definition.args.reduce((cost, argument) => cost + (weightOf(argument) ?? 0) * (numberOf(field, definition, argument.name) ?? 0), 0)
    const list = listOf(definition, (name) => numberOf(field, definition, name))
    const below = field.selectionSet === undefined ? none : weighSelection(field.selectionSet, target, list?.below)
    const times = sized?.fields.includes(field.name.value) === true ? sized.size : (list?.size ?? 1)
    return { depth: 1 + below.depth, cost: given + times * ((weightOf(definition) ?? 1) + below.cost) }
  }

  return weighSelection(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, undefined)
}

const none: QueryWeight = { depth: 0, cost: 0 }
const sum = (a: QueryWeight, b: QueryWeight): QueryWeight => ({ depth: Math.max(a.depth, b.depth), cost: a.cost + b.cost })
const heavier = (a: QueryWeight, b: QueryWeight): QueryWeight => ({ depth: Math.max(a.depth, b.depth), cost: Math.max(a.cost, b.cost) })

/** Fields right below that have a length. */
interface Sized {
  readonly size: number
  readonly fields: readonly string[]
}

type Field = GraphQLField<unknown, unknown>

/** A field or an argument. */
type Priced = Pick<Field, 'astNode'> | Pick<GraphQLArgument, 'astNode'>

function listOf(field: Field, argument: (name: string) => number | undefined): { size: number; below?: Sized } | undefined {
  const directive = directiveOf(field, 'listSize')
  if (directive === undefined) return undefined
  const asked = stringsOf(directive, 'slicingArguments').map(argument).find((value) => value !== undefined)
  const assumed = directive.arguments?.find((one) => one.name.value === 'assumedSize')?.value
  const size = asked ?? (assumed?.kind === Kind.INT ? Number(assumed.value) : 1)
  const fields = stringsOf(directive, 'sizedFields')
  return fields.length === 0 ? { size } : { size: 1, below: { size, fields } }
}

/** Reads an argument's number, or how many items it lists: written out, by a variable, or the default. */
const argumentReader =
  (operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) =>
  (field: FieldNode, definition: Field, name: string): number | undefined => {
    const value = field.arguments?.find((one) => one.name.value === name)?.value
    let number = numberIn(value) ?? definition.args.find((one) => one.name === name)?.defaultValue
    if (value?.kind === Kind.VARIABLE) {
      const variable = operation.variableDefinitions?.find((one) => one.variable.name.value === value.name.value)
      const sent = variables[value.name.value]
      number = Array.isArray(sent) ? sent.length : (sent ?? numberIn(variable?.defaultValue) ?? number)
    }
    // What lies outside is refused by the field itself.
    return typeof number === 'number' ? Math.min(Math.max(number, 1), longestPage) : undefined
  }

function numberIn(value: ValueNode | undefined): number | undefined {
  if (value?.kind === Kind.INT) return Number(value.value)
  return value?.kind === Kind.LIST ? value.values.length : undefined
}

function weightOf(priced: Priced | undefined): number | undefined {
  const weight = priced === undefined ? undefined : directiveOf(priced, 'cost')?.arguments?.[0]?.value
  return weight?.kind === Kind.STRING ? Number(weight.value) : undefined
}

const directiveOf = ({ astNode }: Priced, name: string): DirectiveNode | undefined =>
  astNode?.directives?.find((directive) => directive.name.value === name)

function stringsOf(directive: DirectiveNode, name: string): string[] {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value
  return value?.kind === Kind.LIST ? value.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])) : []
}
