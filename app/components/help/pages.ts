// The help pages: short, in both languages, each for one question that people have at the counter.

import type { Label } from '~/language'

export interface HelpSection {
  readonly heading: Label
  /** Each a paragraph; one that begins with "- " is a line of a list. */
  readonly words: readonly Label[]
}

export interface HelpPage {
  readonly title: Label
  readonly sections: readonly HelpSection[]
}

const l = (zh: string, en: string): Label => ({ zh, en })

export const helpPages: Readonly<Record<string, HelpPage>> = {
  comment: {
    title: l('怎样提意见', 'How to comment'),
    sections: [
      {
        heading: l('三步', 'Three steps'),
        words: [
          l(
            '- 打开一部草案，找到要说的那一条，点“对第某条提意见”。',
            '- Open a draft, find the article, choose “Comment on Article …”.',
          ),
          l(
            '- 写清哪里有问题、为什么。知道怎么改的，直接在右边的原文上改，改了哪些字会标出来。',
            '- Say what is wrong and why. If you know a better wording, edit the text beside it; what you changed is marked.',
          ),
          l('- 点“提交意见”，记下回执码。', '- Submit, and keep the receipt code.'),
        ],
      },
      {
        heading: l('要不要登录、留名', 'Account and name'),
        words: [
          l(
            '不用登录。姓名和联系方式可以不填；姓名只有您勾选同意才公开，联系方式只有经办人能看到，每次查看都有记录。',
            'No account is needed. Name and contact are optional; the name is published only if you tick the box, the contact is seen by the clerk in charge alone, and every look is recorded.',
          ),
          l(
            '不满14周岁的，请监护人同意；姓名不会公开。',
            'For children under 14 a guardian has to agree; the name is never published.',
          ),
        ],
      },
      {
        heading: l('不会用手机', 'Without a phone'),
        words: [
          l(
            '到附近的基层立法联系点，写在纸上或者口头说都可以，工作人员代为录入，回执、计数和答复与网上一样。',
            'Go to a nearby liaison station: write on paper or say it. It is typed in for you, with the same receipt, count and answer.',
          ),
        ],
      },
      {
        heading: l('网络断了怎么办', 'If the connection breaks'),
        words: [
          l(
            '写的内容存在您这台设备上，联网后再点一次“提交意见”；点几次都只算一条。',
            'What you wrote is kept on your device; press Submit again when online. However often you press, it counts once.',
          ),
        ],
      },
    ],
  },
  receipt: {
    title: l('回执和存证', 'Receipts and proof'),
    sections: [
      {
        heading: l('回执码', 'The receipt code'),
        words: [
          l(
            '16位，没有字母O、I、L、U。有了它，不用登录就能看到：原话、归入哪一类、答复和理由、改了哪些字、在各稿中的位置。',
            '16 symbols, without O, I, L and U. It shows, without an account: your words, their group, the answer and its reason, the words it changed, and its place in each version.',
          ),
          l(
            '谁有回执码谁就能看，请不要发到群里。',
            'Whoever has the code sees it: do not post it in a group.',
          ),
        ],
      },
      {
        heading: l('回执码丢了', 'If it is lost'),
        words: [
          l(
            '在联系点提的，请原来的联系点再打印一次。网上提的没有别的凭证，系统不存回执码；意见本身还在，照样答复，在该条下面可以看到公开的内容。',
            'If a station typed it in, that station can print it again. For comments from the web there is no other proof, since codes are not stored; the comment itself stays, is answered, and stands under its article.',
          ),
        ],
      },
      {
        heading: l('怎样自己核对', 'How to check it yourself'),
        words: [
          l(
            '每条意见都记入一本只能增加的账。下载回执的证明，用“核验”页上的说明或者命令 tiaoyi verify，就能在自己的电脑上核对它在账里、没有被改过。',
            'Each comment is an entry of a ledger that only grows. Download the proof on the receipt and check it on your own computer: the page “Verify” says how, and so does the command tiaoyi verify.',
          ),
        ],
      },
    ],
  },
  machine: {
    title: l('机器做什么，不做什么', 'What the machine does and does not'),
    sections: [
      {
        heading: l('做', 'It does'),
        words: [
          l(
            '- 把相近的意见放在一起，数出人数和条数，附上原话。',
            '- It puts similar comments together, counts people and texts, and quotes them.',
          ),
          l(
            '- 对照两稿，标出改动的字，找出与建议一致的改动。',
            '- It compares two versions, marks the changed words and finds changes consistent with a suggestion.',
          ),
          l(
            '- 改稿时算出每条意见应在新稿的哪一条。',
            '- When a draft changes it works out where each comment belongs in the new one.',
          ),
        ],
      },
      {
        heading: l('不做', 'It does not'),
        words: [
          l(
            '- 不决定采不采纳，不排名次，不改动任何人的原话。机器的结果都写明“机器”，附依据；人作的决定，机器不会覆盖。',
            "- It decides nothing, ranks nobody and changes no one's words. Its results say that they are a machine's, with their grounds; what a person decided it never overwrites.",
          ),
        ],
      },
    ],
  },
  accessibility: {
    title: l('无障碍说明', 'Accessibility statement'),
    sections: [
      {
        heading: l('做到的', 'What holds'),
        words: [
          l(
            '- 页首“大字”“特大字”“高对比”“深色”一点就换，保存一年；大字时按钮不小于60像素。',
            '- Large and largest type, high contrast and dark colours are one button away and kept for a year; in large type no button is smaller than 60 px.',
          ),
          l(
            '- 全部页面可以只用键盘；有“跳到正文”；按读屏软件的要求写标题、表格和说明。',
            '- Every page works by keyboard alone, has a skip link, and names headings, tables and pictures for screen readers.',
          ),
          l(
            '- 增删的字不靠颜色区分：增加的加粗加下划线，删去的加框，并有文字提示。',
            '- Changes do not rest on colour: inserted words are bold and underlined, deleted ones framed, both with words for readers.',
          ),
          l(
            '- 没有脚本也能阅读和提交；没有时间限制，没有自己动的内容。',
            '- Reading and submitting work without scripts; nothing has a time limit and nothing moves by itself.',
          ),
        ],
      },
      {
        heading: l('还没有核实的', 'Not verified yet'),
        words: [
          l(
            '还没有在微信内置浏览器、鸿蒙系统和争渡读屏的真机上逐页核对。依据：WCAG 2.1 AA、GB/T 37668。',
            "Not yet checked page by page on WeChat's browser, HarmonyOS and NVDA devices. Measured against WCAG 2.1 AA and GB/T 37668.",
          ),
        ],
      },
      {
        heading: l('有问题告诉我们', 'Tell us'),
        words: [
          l(
            '用不了的地方，请打电话或者到附近的联系点说一声；意见可以由工作人员代为录入。',
            'Where something does not work, call or visit a nearby station; your comment can be typed in for you.',
          ),
        ],
      },
    ],
  },
  data: {
    title: l('公开数据', 'Open data'),
    sections: [
      {
        heading: l('接口', 'The API'),
        words: [
          l(
            '网页上看得到的，都可以用程序取：征求意见、条文、公开的意见、采纳情况、法规库、存证。说明在 /api/v1/openapi.json，有新的征求意见时看 /feed.atom。',
            'What the pages show, programs can fetch: consultations, articles, published comments, outcomes, the library, the ledger. It is described in /api/v1/openapi.json; /feed.atom tells of new consultations.',
          ),
          l(
            '数据里没有联系方式，也没有未经同意的姓名。',
            'The data hold no contacts and no name without consent.',
          ),
        ],
      },
    ],
  },
  privacy: {
    title: l('隐私', 'Privacy'),
    sections: [
      {
        heading: l('收集什么', 'What is collected'),
        words: [
          l(
            '您写的意见、您愿意留下的姓名和联系方式。联系方式加密保存，只有经办人为答复您才能查看，每次查看都有记录。',
            'Your comment, and the name and contact if you leave them. The contact is stored encrypted; the clerk in charge sees it only to answer you, and every look is recorded.',
          ),
          l(
            '点“我也这样认为”或提交意见时，浏览器里存一个随机编号。附议时只用来不重复计数；提交意见时，编号和网络地址只以不能还原的形式保存，只看得出是不是同一处，换一次征求意见就对不上，30天后删除。不用任何外部服务。',
            '“I think so too” and commenting keep a random number in your browser. For support it is used for nothing but counting once. With a comment, number and network address are stored only as keyed hashes that tell same from other within one consultation, and are deleted after 30 days. No outside service is used.',
          ),
          l(
            '您附的照片、文件只有工作人员能看到。照片里的拍摄地点、手机型号等会去掉；PDF照原样保存，里面可能还有作者等信息。',
            'Photos and files you attach are seen by the staff only. Place, telephone model and the like are taken out of photos; a PDF is kept as it is and may still name its author.',
          ),
        ],
      },
      {
        heading: l('收回同意', 'Taking consent back'),
        words: [
          l(
            '打开回执，点“不再公开我的姓名”，马上不再显示。发现署了您姓名的意见不是您提的，点姓名旁边的“这是您提的吗？”，姓名先不显示，工作人员会核实。意见的原话作为立法资料保存，不能删改。',
            'Open your receipt and choose “Stop showing my name”: it disappears at once. If a comment in your name is not yours, choose “Was this you?” beside it: the name is taken off while the staff look into it. The words themselves are kept as part of the legislative record.',
          ),
        ],
      },
    ],
  },
}
