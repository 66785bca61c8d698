extension Starter {
    static let devices = """
        # 设备和骨干线路。键（core、agg-1）是身份，只用小写字母、数字和 -；name 可以随时改。
        # Devices and backbone links. A key (core, agg-1) is the identity: lower-case letters, digits and -; a name may change at any time.

        devices:
          core:  {name: 核心交换机, role: core,        mgmt: 127.64.0.1}    # mgmt：管理地址，也向它探测 / the address that is probed
          agg-1: {name: 一号汇聚,   role: aggregation, mgmt: 127.64.0.11}

        # 一端:端口 -- 另一端:端口 速率；端口可以不写。
        # END:PORT -- END:PORT SPEED; a port may be left out.
        links:
          - agg-1:XGE0/0/1 -- core:XGE0/0/1 10G

        """
}
