extension Starter {
    static let units = """
        # 接入单位，一行一个。net 是网段，网关取其中第一个地址（不同就写 gateway）；uplink 是上联设备和端口。
        # The units, one line each. `net` is its prefix, the gateway is its first host (else write `gateway`); `uplink` is where it joins.
        #
        # category: department township public_institution party npc cppcc judicial military mass_org zone central other
        # rank: 正处级 副处级 正科级 副科级 股级 无

        units:
          zfb:  {name: 示例县政府办公室, category: department, net: 127.65.1.0/24, uplink: agg-1:GE0/0/1}
          cgz:  {name: 示例镇人民政府,   category: township,   net: 127.65.2.0/24, uplink: agg-1:GE0/0/2}
          # 还没接入的先写 planned，不探测、不统计 / not connected yet: neither probed nor counted
          xxgk: {name: 示例县档案馆,     category: public_institution, net: 127.65.3.0/24, uplink: agg-1:GE0/0/3, status: planned}

        """
}
