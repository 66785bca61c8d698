extension Starter {
    static let services = """
        # 应用系统和信息公开网站。needs 逐项都要满足，a | b 是有一个就行。
        # Applications and disclosure sites. Every item of `needs` must hold; `a | b` holds when either does.

        applications:
          approval: {name: 行政审批系统, check: {http: "http://127.64.9.1:8080/"}, needs: [core], users: all}

        sites:
          portal: {name: 示例县政府信息公开网, unit: zfb, url: "http://127.64.9.10:8080/", portal: yes}
          # 子网站最省事的写法：在 units.yaml 的单位里写 site: /路径/
          # The short way to a sub-site: write `site: /path/` with the unit in units.yaml.

        """
}
