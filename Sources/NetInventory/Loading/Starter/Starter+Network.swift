extension Starter {
    static let network = """
        # 全网公用的设定。本目录的 *.yaml 合起来是一份拓扑；改完运行 netmon topology check。
        # What the whole network has in common. All *.yaml files of this folder are one topology; after a change run netmon topology check.

        network:
          code: demo                      # 简称，用于文件名 / a short name, used in file names
          name: 示例县政务城域网          # 改成本县的名称 / put your county's name here
          timezone: Asia/Shanghai
          # calendar: gov                 # 办公时间，见下 / office hours, see below

        # 缺省值：单位没写的都取这里的。
        # Templates: what a unit does not say is taken from here.
        defaults:
          unit:
            rank: 正科级
            checks: {icmp: {every: 30s, count: 5}}   # 每 30 秒向网关发 5 个回显请求 / five echo requests to the gateway every 30 s

        # 办公日历：写了才有办公时间可用率。没列出的年份就是不知道；每年 11 月补下一年。
        # Office hours: without them there is no office-hours figure. A year that is not listed is unknown; add the next one each November.
        #
        # calendars:
        #   gov:
        #     name: 县直机关
        #     work: 一-五
        #     seasons:
        #       - {from: 10-01, to: 05-31, hours: [08:00-12:00, 14:30-17:30]}
        #       - {from: 06-01, to: 09-30, hours: [08:00-12:00, 15:00-18:00]}
        #     years:
        #       2026:
        #         - {name: 元旦, from: 2026-01-01, to: 2026-01-03, makeup: [2026-01-04]}

        """
}
