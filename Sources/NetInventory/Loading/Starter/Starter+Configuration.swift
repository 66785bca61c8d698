extension Starter {
    /// Every key, commented out with the value that stands for its default or shows its form: a line without `# ` is a setting.
    package static let configuration = """
        # netmon.yaml：只和这台机器有关的设定，不属于拓扑。每项都可以不写，不写就取缺省值；要用哪一项，就删掉那几行行首的 #。
        # What belongs to this machine and not to the topology. Every key may be left out; to use one, delete the # before its lines.
        #
        # 相对路径从本文件所在的目录算起。改完运行 netmon config check；缺什么权限，运行 netmon doctor。
        # A relative path is meant from the folder of this file. After a change: netmon config check. What this machine lacks: netmon doctor.

        # 拓扑目录和数据库；命令行的 --topology、--store 优先。
        # The topology folder and the store; --topology and --store on the command line come first.
        #topology: /etc/netmon/topology
        #store: /var/lib/netmon/netmon.sqlite

        # 拓扑目录改动以后：auto 由服务自己读入（有错的不生效），manual 等 netmon reload。
        # When the topology folder has changed: auto, the service takes it by itself (never a faulty one); manual, netmon reload does.
        #reload: auto

        # 结果用的语言：zh 或 en；--lang 优先，都没有就看 LANG。
        # The language of results: zh or en; --lang comes first, without either LANG decides.
        #language: zh

        # 服务的日志级别：debug info warning error。
        # What the service says on standard error: debug, info, warning or error and above.
        #log:
        #  level: info

        # 运行中的服务听命令的套接字，以及可以使用它的组。
        # The socket through which the running service is asked, and the group whose members may use it.
        #control:
        #  socket: /run/netmon/netmon.sock
        #  group: netmon

        # 探测从本机哪个地址发出；不写就由路由决定。
        # The addresses of this machine that checks are sent from; without them the routes decide.
        #probes:
        #  source:
        #    ipv4: 127.0.0.1
        #    ipv6: "::1"

        # netmon 自身能不能判断，看哪些网卡和网关；不写就由到各目标的路由决定，none 表示都不看。
        # The interfaces and gateways that tell netmon whether it can judge; default: by the routes to the targets; none: neither.
        #witness:
        #  interfaces: [eth0]
        #  gateways: [192.0.2.1]

        # 磁盘写不动时，内存里最多攒多少条结果；满了就暂停探测。
        # How many results may wait in memory for the disk; beyond, probing pauses.
        #memory:
        #  results_waiting: 10000

        # 网页检查：自报的名称；信任哪些根证书（不写就用系统的）；对方要求时出示哪张证书。
        # Checks of pages: how they name themselves; which certificates are believed (else the machine's); which one is shown when asked for.
        # 密钥绝不写在这里，只写它所在的文件；那个文件归 root 或服务用户，权限 0600 或 0640，别人读不到。
        # A secret never stands here, only the file that holds it: owned by root or the service's user, mode 0600 or 0640.
        #http:
        #  user_agent: netmon
        #  trust: /etc/netmon/roots.pem
        #  client:
        #    certificate: /etc/netmon/client.pem
        #    key: {file: /etc/netmon/client.key}

        """
}
