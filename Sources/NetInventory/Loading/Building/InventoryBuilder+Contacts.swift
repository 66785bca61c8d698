extension InventoryBuilder {
    mutating func buildContacts() {
        for item in items(.contacts, .contact, .contact, ContactKey.self) {
            let phones = item.texts(.phone)
            guard let name = item.text(.name), !phones.isEmpty else { continue }
            inventory.contacts.add(
                Contact(
                    key: item.key, name: name, phones: phones, duty: item.text(.duty), unit: item.text(.unit),
                    provider: item.text(.provider), note: item.note, validity: item.validity, spot: item.spot))
        }
    }
}
