// What the comments of a theme want: three separate counts from a common zero, never a net. Against the rule runs
// to the left, for change to the right, what cannot be told stands apart in outline.

import { useLanguage } from '~/language'
import type { StanceCounts } from '../comment/ThemeCard'
import { Figure, Picture } from './Figure'
import { plainLength } from './scale'

const width = 600
const zero = 200

export function Stance({ stance, title }: { stance: StanceCounts; title: string }) {
  const { say } = useLanguage()
  const most = Math.max(1, stance.change, stance.oppose, stance.support, stance.unclear)
  const finding = say(
    `${title}：要求修改${stance.change}条，反对${stance.oppose}条，赞成${stance.support}条，看不出${stance.unclear}条`,
    `${title}: for change ${stance.change}, against the rule ${stance.oppose}, for the text ${stance.support}, unclear ${stance.unclear}`,
  )
  const length = (value: number) => plainLength(value, most, 170)
  return (
    <Figure
      finding={finding}
      table={{
        head: [say('态度', 'Stance'), say('条', 'Comments')],
        rows: [
          [say('要求修改', 'For change'), stance.change],
          [say('反对', 'Against the rule'), stance.oppose],
          [say('赞成', 'For the text'), stance.support],
          [say('看不出', 'Unclear'), stance.unclear],
        ],
      }}
    >
      <Picture width={width} height={28} label={finding} className="stance">
        <rect
          className="heat heat-1"
          x={zero - length(stance.oppose + stance.support === 0 ? 0 : stance.oppose)}
          y="4"
          width={length(stance.oppose)}
          height="20"
        />
        <rect className="heat heat-3" x={zero} y="4" width={length(stance.change)} height="20" />
        <line className="axis" x1={zero} y1="0" x2={zero} y2="28" />
        <rect className="outlined" x="400" y="4" width={length(stance.unclear)} height="20" />
      </Picture>
    </Figure>
  )
}
