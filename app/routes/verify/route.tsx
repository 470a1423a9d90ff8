import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Verifiers } from '~/components/ledger/Verifiers'
import { pageTitle } from '~/components/page-title'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { ledgerSummary } from '~/queries/ledger.server'
import { verifierFiles } from '~/queries/verifier-files.server'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '核验存证', 'Verify the ledger')]

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  return { ...(await ledgerSummary(context.ctx, actor)), files: verifierFiles(actor) }
}

export default function Verify() {
  const { size, root, key, checkpoint, files } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <h1>{say('核验存证', 'Verify the ledger')}</h1>
      <p>
        {say(
          `每一次提交、公布、答复都按先后记入一本只能添加的账，现有${size}条。任何人都可以核对这本账有没有被改动。`,
          `Every submission, publication and answer is entered, in order, into a ledger that only grows; it holds ${size} entries. Anyone can check whether it was altered.`,
        )}
      </p>
      <h2>{say('能证明什么', 'What is proved')}</h2>
      <ul>
        <li>
          {say(
            '您回执上的原话在账里，一个字没有改。',
            'The words of your receipt stand in the ledger, unaltered.',
          )}
        </li>
        <li>
          {say(
            '它不晚于检查点记下，此前的记录没有变动。',
            'They were entered no later than the checkpoint, and nothing before it has changed.',
          )}
        </li>
        <li>
          {say(
            '任何一条记录被改、被删、被换序，核验都会指出来。',
            'An entry altered, removed or moved is found and named.',
          )}
        </li>
      </ul>
      <h2>{say('不能证明什么', 'What is not proved')}</h2>
      <ul>
        <li>
          {say(
            '不证明意见是谁写的，也不证明每条意见都出自真人。',
            'Not who wrote a comment, nor that every comment is by a real person.',
          )}
        </li>
        <li>
          {say(
            '不证明所有人看到的是同一本账：请保存回执里的检查点，与别人的对照。',
            'Not that everybody sees the same ledger: keep the checkpoint of your receipt and compare it with others.',
          )}
        </li>
        <li>{say('不证明答复是否恰当。', 'Not that an answer is a good one.')}</li>
      </ul>
      <h2>{say('怎样核验', 'How to verify')}</h2>
      <ol>
        <li>
          {say('下载核验程序（见下）和公钥：', 'Take a verifier (below) and the key: ')}
          <a href={paths.verifierFile('key')}>key</a>
        </li>
        <li>
          {say('打开回执，下载证明文件。', 'Open your receipt and download its proof.')}{' '}
          <a href={paths.receiptLookup()}>{say('查回执', 'Look up a receipt')}</a>
        </li>
        <li>
          {say('用命令行核验，不用联网：', 'Verify it with the command line, offline:')}{' '}
          <code>node verify.mjs proof.json --key key</code>
        </li>
        <li>
          {say('核验整本账：', 'To verify the whole ledger:')} <code>node verify.mjs DIR --key key</code>
          {say('，或者 ', ', or ')}
          <code>python3 verify.py DIR --key key</code>
          {say(
            '。账本由管理员用 tiaoyi ledger export 导出；记录和检查点也可以从接口取得：',
            '. The administrator exports it by tiaoyi ledger export; entries and checkpoint are in the API too: ',
          )}
          <a href={paths.apiCheckpoint()}>{say('检查点', 'checkpoint')}</a>
          {say('、', ', ')}
          <a href={paths.apiEntries()}>{say('记录', 'entries')}</a>
          {say('；静态日志（tlog-tiles）从', '; as a static log (tlog-tiles) from ')}
          <a href={paths.ledgerCheckpoint()}>/ledger/checkpoint</a>
          {say('开始', '')}
          {say('。', '.')}
        </li>
      </ol>
      <Verifiers files={files} />
      <h2>{say('公钥和最近的检查点', 'Public key and last checkpoint')}</h2>
      <p>
        {say('请从不止一个地方取得公钥，互相对照。', 'Get the key from more than one place and compare.')}
      </p>
      <pre className="code-block">{key}</pre>
      {checkpoint === '' ? (
        <p>{say('还没有签署过检查点。', 'No checkpoint was signed yet.')}</p>
      ) : (
        <>
          <pre className="code-block">{checkpoint}</pre>
          <p>
            {say('根（十六进制）：', 'Root in hex: ')}
            <code>{root}</code>
          </p>
        </>
      )}
    </>
  )
}
