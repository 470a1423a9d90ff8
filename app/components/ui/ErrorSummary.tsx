// Stands above the h1 of a refused form. Its words suffice without a click; the links serve keyboards and readers.

import { useLanguage } from '~/language'

/** One thing to correct: the field's name and a sentence saying what is wrong and what to do. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const { say } = useLanguage()
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="errors" data-focus>
      <h2>
        {say(
          `有${errors.length}处需要修改`,
          errors.length === 1 ? '1 thing to correct' : `${errors.length} things to correct`,
        )}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field + error.message}>
            {error.field === '' ? error.message : <a href={`#${error.field}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
